/** What cannot be found in the ledger. */
export const ledgerRejections = {
  LEDGER_ENTRY_UNKNOWN: {
    zh: '账本中没有此条目,或尚未签署。',
    en: 'The ledger has no such entry, or has not signed for it yet.',
    ja: '台帳にこの項目がないか、まだ署名されていません。',
    ko: '원장에 이 항목이 없거나 아직 서명되지 않았습니다.',
  },
  LEDGER_CHECKPOINT_UNKNOWN: {
    zh: '账本没有在此长度签署过。',
    en: 'The ledger did not sign at this size.',
    ja: '台帳はこの長さで署名されていません。',
    ko: '원장이 이 크기에서 서명된 적이 없습니다.',
  },
} as const;
