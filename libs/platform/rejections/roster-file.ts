/** Why a whole roster file is refused. */
export const rosterFileRejections = {
  ROSTER_FILE_EMPTY: {
    zh: '文件中没有内容。请使用模板填写后再上传。',
    en: 'The file holds no rows. Fill in the template and upload that.',
    ja: 'ファイルに行がありません。テンプレートに記入してアップロードしてください。',
    ko: '파일에 행이 없습니다. 템플릿을 작성해 올려 주세요.',
  },
  ROSTER_FILE_TOO_LARGE: {
    zh: '文件超过 {maxMegabytes} MB。请按楼栋拆分后分别上传。',
    en: 'The file is larger than {maxMegabytes} MB. Split it by building and upload the parts.',
    ja: 'ファイルが {maxMegabytes} MB を超えています。棟ごとに分けてアップロードしてください。',
    ko: '파일이 {maxMegabytes}MB보다 큽니다. 동별로 나누어 올려 주세요.',
  },
  ROSTER_FILE_KIND_UNKNOWN: {
    zh: '这不是 Excel(xlsx)或 CSV 文件。请在 Excel 中“另存为”xlsx 后上传。',
    en: 'This is neither an Excel (xlsx) nor a CSV file, whatever its name says. Save it as xlsx and upload that.',
    ja: 'Excel(xlsx)でも CSV でもありません。xlsx 形式で保存し直してアップロードしてください。',
    ko: '엑셀(xlsx)이나 CSV 파일이 아닙니다. xlsx로 저장해서 올려 주세요.',
  },
  ROSTER_FILE_OLD_FORMAT: {
    zh: '这是旧版 Excel(xls)文件。请“另存为”xlsx 后上传。',
    en: 'This is a file of an old Excel (xls). Save it as xlsx and upload that.',
    ja: '旧形式の Excel(xls)です。xlsx 形式で保存し直してアップロードしてください。',
    ko: '예전 엑셀(xls) 파일입니다. xlsx로 저장해서 올려 주세요.',
  },
  ROSTER_FILE_ENCRYPTED: {
    zh: '文件有密码保护。请去掉打开密码后上传。',
    en: 'The file is protected by a password. Remove the password and upload it again.',
    ja: 'ファイルがパスワードで保護されています。解除してからアップロードしてください。',
    ko: '파일이 암호로 보호되어 있습니다. 암호를 없애고 다시 올려 주세요.',
  },
  ROSTER_FILE_BROKEN: {
    zh: '文件已损坏或不完整。请在 Excel 中打开,重新保存后上传。',
    en: 'The file is damaged or incomplete. Open it in the spreadsheet program, save it again and upload that.',
    ja: 'ファイルが壊れているか不完全です。開いて保存し直してからアップロードしてください。',
    ko: '파일이 손상되었거나 불완전합니다. 열어서 다시 저장한 뒤 올려 주세요.',
  },
  ROSTER_FILE_EXPANDS_TOO_MUCH: {
    zh: '文件解压后过大,已拒绝。请使用模板,只保留名册内容。',
    en: 'The file grows far too large when unpacked and was refused. Use the template and keep only the roster in it.',
    ja: '展開後のサイズが大きすぎるため拒否しました。テンプレートを使い、名簿だけを残してください。',
    ko: '압축을 풀면 지나치게 커져서 거부했습니다. 템플릿에 명부만 남겨 주세요.',
  },
  ROSTER_TOO_MANY_ROWS: {
    zh: '超过 {max} 行。请按楼栋拆分后分别上传。',
    en: 'There are more than {max} rows. Split the file by building and upload the parts.',
    ja: '{max} 行を超えています。棟ごとに分けてアップロードしてください。',
    ko: '{max}행을 넘습니다. 동별로 나누어 올려 주세요.',
  },
  ROSTER_TOO_MANY_COLUMNS: {
    zh: '超过 {max} 列。请使用模板,删除多余的列。',
    en: 'There are more than {max} columns. Use the template and delete the other columns.',
    ja: '{max} 列を超えています。テンプレートを使い、余分な列を削除してください。',
    ko: '{max}열을 넘습니다. 템플릿을 쓰고 다른 열은 지워 주세요.',
  },
  ROSTER_TEMPLATE_VERSION: {
    zh: '模板版本不对。请下载最新模板({expected})并把内容复制进去。',
    en: 'This is another version of the template. Download the current one ({expected}) and copy the rows into it.',
    ja: 'テンプレートの版が異なります。最新版({expected})をダウンロードして内容を移してください。',
    ko: '템플릿 버전이 다릅니다. 최신 템플릿({expected})을 받아 내용을 옮겨 주세요.',
  },
  ROSTER_COLUMN_MISSING: {
    zh: '第一行缺少必需的列:{columns}。请使用模板的表头。',
    en: 'The first row lacks required columns: {columns}. Use the header of the template.',
    ja: '1 行目に必須の列がありません:{columns}。テンプレートの見出しを使ってください。',
    ko: '첫 행에 필수 열이 없습니다: {columns}. 템플릿의 머리글을 쓰세요.',
  },
  ROSTER_COLUMN_TWICE: {
    zh: '表头中有重复的列:{columns}。请只保留一列。',
    en: 'The header names these columns twice: {columns}. Keep one of each.',
    ja: '見出しに同じ列が 2 回あります:{columns}。1 つだけ残してください。',
    ko: '머리글에 같은 열이 두 번 있습니다: {columns}. 하나만 남기세요.',
  },
} as const;
