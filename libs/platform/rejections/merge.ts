/** Why two records do not become one, or do not become two again. */
export const mergeRejections = {
  MERGE_WITH_ITSELF: {
    zh: '不能将一条记录与自身合并。',
    en: 'A record cannot be merged with itself.',
    ja: '同じ記録どうしを統合することはできません。',
    ko: '같은 기록끼리는 병합할 수 없습니다.',
  },
  MERGE_ACROSS_JURISDICTIONS: {
    zh: '两条记录中有一条不在您的辖区内。请与对方居委会联系,先迁移再合并。',
    en: 'One of the two records is not in your jurisdiction. Agree with the other committee, and move the person first.',
    ja: '2 件のうち 1 件は担当区域にありません。相手の委員会と調整し、転居の手続きを先に行ってください。',
    ko: '두 기록 중 하나가 관할 구역에 없습니다. 해당 위원회와 협의해 먼저 전입 처리하세요.',
  },
  MERGE_ACROSS_COMMITTEES: {
    zh: '两条记录属于不同的居委会。请先将其中一人迁入同一居委会。',
    en: 'The two records belong to different committees. Move one of them first.',
    ja: '2 件は別の居民委員会に属しています。先に一方を移してください。',
    ko: '두 기록이 서로 다른 주민위원회에 속합니다. 먼저 한쪽을 옮기세요.',
  },
  RESIDENT_MERGED: {
    zh: '该记录已并入另一条记录,请使用保留的那一条。',
    en: 'This record was merged into another one. Use the one that stands.',
    ja: 'この記録は別の記録に統合済みです。残っている方を使ってください。',
    ko: '이 기록은 다른 기록에 병합되었습니다. 남아 있는 기록을 사용하세요.',
  },
  RESIDENT_NOT_MERGED: {
    zh: '该记录没有被合并,无需撤销。',
    en: 'This record is not merged, so there is nothing to undo.',
    ja: 'この記録は統合されていないため、取り消すものがありません。',
    ko: '이 기록은 병합되지 않아 취소할 것이 없습니다.',
  },
} as const;
