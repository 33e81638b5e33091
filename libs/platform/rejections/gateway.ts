/** What the one door refuses before a service is asked, and what it says when a service does not answer. */
export const gatewayRejections = {
  SERVICE_UNAVAILABLE: {
    zh: '“{service}”服务暂时没有响应,其内容缺失,其他内容不受影响。请稍后重试。',
    en: 'The service "{service}" does not answer just now. What it knows is missing, the rest is complete. Try again later.',
    ja: 'サービス「{service}」が現在応答していません。その内容だけが欠けています。後でもう一度お試しください。',
    ko: '"{service}" 서비스가 지금 응답하지 않습니다. 해당 내용만 빠져 있습니다. 잠시 후 다시 시도하세요.',
  },
  QUERY_INVALID: {
    zh: '请求不是有效的 GraphQL 文档:{reason}',
    en: 'The request is not a valid GraphQL document: {reason}',
    ja: 'リクエストは有効な GraphQL 文書ではありません:{reason}',
    ko: '요청이 올바른 GraphQL 문서가 아닙니다: {reason}',
  },
  QUERY_TOO_LONG: {
    zh: '查询过长,最多允许 {max} 个词元。',
    en: 'The query is too long: at most {max} tokens are allowed.',
    ja: 'クエリが長すぎます。トークンは最大 {max} 個です。',
    ko: '쿼리가 너무 깁니다. 토큰은 최대 {max}개입니다.',
  },
  QUERY_TOO_DEEP: {
    zh: '查询嵌套过深,最多允许 {max} 层。',
    en: 'The query is too deep: at most {max} levels are allowed.',
    ja: 'クエリの階層が深すぎます。最大 {max} 階層です。',
    ko: '쿼리가 너무 깊습니다. 최대 {max}단계입니다.',
  },
  QUERY_TOO_WIDE: {
    zh: '查询的字段过多,最多允许 {max} 个。',
    en: 'The query asks for too many fields: at most {max} are allowed.',
    ja: 'クエリの項目が多すぎます。最大 {max} 個です。',
    ko: '쿼리의 필드가 너무 많습니다. 최대 {max}개입니다.',
  },
  QUERY_TOO_MANY_ALIASES: {
    zh: '查询的别名过多,最多允许 {max} 个。',
    en: 'The query has too many aliases: at most {max} are allowed.',
    ja: 'クエリの別名が多すぎます。最大 {max} 個です。',
    ko: '쿼리의 별칭이 너무 많습니다. 최대 {max}개입니다.',
  },
  QUERY_TOO_MANY_DIRECTIVES: {
    zh: '查询的指令过多,最多允许 {max} 个。',
    en: 'The query has too many directives: at most {max} are allowed.',
    ja: 'クエリのディレクティブが多すぎます。最大 {max} 個です。',
    ko: '쿼리의 지시문이 너무 많습니다. 최대 {max}개입니다.',
  },
  QUERY_TOO_COSTLY: {
    zh: '查询的开销为 {cost},超过上限 {max}。请减少列表条数(first)或分次查询。',
    en: 'The query costs {cost}, more than the {max} allowed. Ask for shorter lists (first), or in several steps.',
    ja: 'クエリのコスト {cost} が上限 {max} を超えています。一覧の件数(first)を減らすか、分けて実行してください。',
    ko: '쿼리 비용 {cost}이(가) 한도 {max}을(를) 넘습니다. 목록 개수(first)를 줄이거나 나누어 조회하세요.',
  },
  COST_BUDGET_SPENT: {
    zh: '您这一分钟的查询额度已用完,请在 {seconds} 秒后重试。',
    en: 'Your queries of this minute have used up what they may cost. Try again in {seconds} seconds.',
    ja: 'この1分間のクエリの上限に達しました。{seconds} 秒後にもう一度お試しください。',
    ko: '이 1분 동안의 쿼리 한도를 모두 사용했습니다. {seconds}초 후에 다시 시도하세요.',
  },
  STREAMS_TOO_MANY: {
    zh: '同时打开的实时更新过多,最多 {max} 个。',
    en: 'Too many live updates are open at once: at most {max} are allowed.',
    ja: '同時に開いているライブ更新が多すぎます。最大 {max} 件です。',
    ko: '동시에 열린 실시간 업데이트가 너무 많습니다. 최대 {max}개입니다.',
  },
  INTROSPECTION_OFF: {
    zh: '正式环境不提供模式内省。',
    en: 'The schema cannot be read from this system; it is part of the published documentation.',
    ja: 'この環境ではスキーマの取得はできません。',
    ko: '이 환경에서는 스키마를 조회할 수 없습니다.',
  },
  BATCH_NOT_ALLOWED: {
    zh: '一次请求只能包含一个操作。',
    en: 'One request holds one operation.',
    ja: '1 回のリクエストに含められる操作は 1 つだけです。',
    ko: '요청 하나에는 작업 하나만 담을 수 있습니다.',
  },
  CONTENT_TYPE_NOT_ALLOWED: {
    zh: '请求的内容类型必须是 {expected}。',
    en: 'The content type of the request must be {expected}.',
    ja: 'リクエストの Content-Type は {expected} でなければなりません。',
    ko: '요청의 콘텐츠 유형은 {expected}이어야 합니다.',
  },
  BODY_TOO_LARGE: {
    zh: '请求过大,最多允许 {max} KB。',
    en: 'The request is too large: at most {max} KB are allowed.',
    ja: 'リクエストが大きすぎます。最大 {max} KB です。',
    ko: '요청이 너무 큽니다. 최대 {max}KB입니다.',
  },
} as const;
