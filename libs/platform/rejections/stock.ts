export const stockRejections = {
  ITEM_UNKNOWN: {
    zh: '找不到该物资,或不在您的辖区内。',
    en: 'There is no such item in your jurisdiction.',
    ja: '該当する物資は担当区域にありません。',
    ko: '관할 구역에 해당 물품이 없습니다.',
  },
  STORE_UNKNOWN: {
    zh: '找不到该仓库或药店,或不在您的辖区内。',
    en: 'There is no such store or pharmacy in your jurisdiction.',
    ja: '該当する倉庫・薬局は担当区域にありません。',
    ko: '관할 구역에 해당 창고나 약국이 없습니다.',
  },
  STOCK_QUANTITY_WRONG: {
    zh: '数量必须是 {from} 至 {to} 的整数。',
    en: 'The quantity must be a whole number from {from} to {to}.',
    ja: '数量は {from} から {to} までの整数で入力してください。',
    ko: '수량은 {from}에서 {to} 사이의 정수여야 합니다.',
  },
  STOCK_BELOW_ZERO: {
    zh: '库存不足:账面只有 {balance}。请先清点。',
    en: 'There is not so much: the ledger says {balance}. Count the shelf first.',
    ja: '在庫が足りません。帳簿上の残りは {balance} です。先に棚卸しをしてください。',
    ko: '재고가 부족합니다. 장부에는 {balance}개만 있습니다. 먼저 실사하세요.',
  },
  TRANSFER_UNKNOWN: {
    zh: '找不到该调拨,或不是发往您辖区的。',
    en: 'There is no such transfer on its way to your jurisdiction.',
    ja: '担当区域に向けた該当の移送はありません。',
    ko: '관할 구역으로 오는 해당 이송이 없습니다.',
  },
  TRANSFER_DONE: {
    zh: '该调拨已收货或已撤销。',
    en: 'This transfer was received or reversed already.',
    ja: 'この移送はすでに受領済みか取り消し済みです。',
    ko: '이 이송은 이미 수령되었거나 취소되었습니다.',
  },
  TRANSFER_TOO_MUCH: {
    zh: '收到的数量多于发出的 {sent}。多出部分请另行登记入库。',
    en: 'More than the {sent} that were sent. Enter the rest as a receipt.',
    ja: '送られた {sent} より多くなっています。余りは別に入庫として登録してください。',
    ko: '보낸 {sent}개보다 많습니다. 나머지는 따로 입고로 등록하세요.',
  },
  MOVE_UNKNOWN: {
    zh: '找不到该笔库存记录,或不在您的辖区内。',
    en: 'There is no such movement of stock in your jurisdiction.',
    ja: '該当する在庫の記録は担当区域にありません。',
    ko: '관할 구역에 해당 재고 기록이 없습니다.',
  },
  MOVE_REVERSED: {
    zh: '该笔记录已被冲销,或本身就是冲销。',
    en: 'This movement was reversed already, or is a reversal itself.',
    ja: 'この記録はすでに取り消されているか、取り消しの記録です。',
    ko: '이 기록은 이미 취소되었거나 취소 기록 자체입니다.',
  },
} as const;
