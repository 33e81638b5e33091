import { rosterFileRejections } from './roster-file.js';

/** What is wrong with a row of a roster. `row` is another row of the same file, numbered as the spreadsheet does. */
export const rosterRejections = {
  ...rosterFileRejections,
  ROSTER_CELL_MISSING: {
    zh: '此格必填。小区、楼栋、房号、房屋状态每行都要填;有住户时姓名必填。',
    en: 'This cell must be filled. Compound, building, room and room state belong in every row; a person needs a name.',
    ja: 'このセルは必須です。団地・棟・部屋番号・部屋の状態は毎行、住人がいる場合は氏名も必要です。',
    ko: '이 칸은 필수입니다. 단지·동·호·호실 상태는 모든 행에, 사람이 있으면 이름도 필요합니다.',
  },
  ROSTER_TEXT_TOO_LONG: {
    zh: '此格内容超过 {max} 个字符,请缩短。',
    en: 'This cell holds more than {max} characters. Shorten it.',
    ja: 'このセルは {max} 文字を超えています。短くしてください。',
    ko: '이 칸은 {max}자를 넘습니다. 줄여 주세요.',
  },
  ROSTER_CONTROL_CHARACTERS: {
    zh: '此格有看不见的控制字符。请清空后手工重新输入。',
    en: 'This cell holds invisible control characters. Clear it and type it again by hand.',
    ja: 'このセルに見えない制御文字があります。消してから手で入力し直してください。',
    ko: '이 칸에 보이지 않는 제어 문자가 있습니다. 지우고 직접 다시 입력하세요.',
  },
  ROSTER_FORMULA: {
    zh: '此格是公式,不能导入。请复制后“选择性粘贴 - 数值”,或直接输入内容。',
    en: 'This cell is a formula and cannot be imported. Copy it and paste it as a value, or type the content.',
    ja: 'このセルは数式のため取り込めません。コピーして「値の貼り付け」を行うか、内容を直接入力してください。',
    ko: '이 칸은 수식이라 가져올 수 없습니다. 복사해서 값으로 붙여넣거나 내용을 직접 입력하세요.',
  },
  ROSTER_NUMBER_LOST_DIGITS: {
    zh: 'Excel 把此格当作数字,末几位已丢失。请将该列设为“文本”格式后,对照证件重新输入。',
    en: 'The spreadsheet took this cell for a number and lost its last digits. Set the column to text and type it again from the original.',
    ja: '表計算ソフトが数値として扱い、末尾の桁が失われました。列を「文字列」にしてから入力し直してください。',
    ko: '스프레드시트가 이 칸을 숫자로 처리해 끝자리가 사라졌습니다. 열을 텍스트 형식으로 바꾸고 다시 입력하세요.',
  },
  ROSTER_ROOM_STATE_UNKNOWN: {
    zh: '不认识的房屋状态。可填:自住、出租、空置、家中无人、装修中、商用。',
    en: 'Unknown room state. Use one of: occupied, rented, empty, nobody home, under renovation, commercial.',
    ja: '不明な部屋の状態です。次のいずれかにしてください:自己居住、賃貸、空き室、不在、改装中、店舗・事務所。',
    ko: '알 수 없는 호실 상태입니다. 다음 중에서 쓰세요: 자가 거주, 임대, 비어 있음, 부재중, 공사 중, 상업용.',
  },
  ROSTER_ROOM_STATES_DISAGREE: {
    zh: '同一房间的房屋状态与第 {row} 行不一致,请改成一致。',
    en: 'Row {row} states another state for the same room. Make them agree.',
    ja: '同じ部屋の状態が {row} 行目と異なります。一致させてください。',
    ko: '같은 호실의 상태가 {row}행과 다릅니다. 같게 고치세요.',
  },
  ROSTER_EMPTY_ROOM_HAS_PEOPLE: {
    zh: '房屋状态为“空置”,但此行有人。请修改房屋状态,或删除此人。',
    en: 'The room is stated to be empty, but this row holds a person. Change the room state, or remove the person.',
    ja: '部屋の状態は「空き室」ですが、この行に住人がいます。状態を変えるか、住人を削除してください。',
    ko: '호실 상태는 "비어 있음"인데 이 행에 사람이 있습니다. 상태를 바꾸거나 사람을 지우세요.',
  },
  ROSTER_HOUSEHOLD_NUMBER_WRONG: {
    zh: '户序号请填 1 到 {max} 的整数;一房一户时留空。',
    en: 'The household is a whole number from 1 to {max}; leave it empty where a room has one household.',
    ja: '世帯番号は 1~{max} の整数です。1 世帯だけの部屋では空欄にしてください。',
    ko: '세대 번호는 1부터 {max}까지의 정수입니다. 한 세대뿐이면 비워 두세요.',
  },
  ROSTER_TENURE_UNKNOWN: {
    zh: '不认识的居住性质。可填:业主、租户、集体户、宿舍。',
    en: 'Unknown tenure. Use one of: owner, tenant, collective, dormitory.',
    ja: '不明な入居区分です。次のいずれかにしてください:持ち主、借り主、集団世帯、寮。',
    ko: '알 수 없는 거주 형태입니다. 다음 중에서 쓰세요: 소유자, 세입자, 집단 세대, 기숙사.',
  },
  ROSTER_TENURES_DISAGREE: {
    zh: '同一户的居住性质与第 {row} 行不一致,请改成一致,或用户序号分成两户。',
    en: 'Row {row} states another tenure for the same household. Make them agree, or number two households.',
    ja: '同じ世帯の入居区分が {row} 行目と異なります。一致させるか、世帯番号で分けてください。',
    ko: '같은 세대의 거주 형태가 {row}행과 다릅니다. 같게 고치거나 세대 번호로 나누세요.',
  },
  ROSTER_RELATION_UNKNOWN: {
    zh: '不认识的与户主关系。可填:户主、配偶、子女、父母、其他亲属、租客、其他。',
    en: 'Unknown relation to the head. Use one of: head, spouse, child, parent, other relative, tenant, other.',
    ja: '不明な続柄です。次のいずれかにしてください:世帯主、配偶者、子、親、その他の親族、借り主、その他。',
    ko: '알 수 없는 관계입니다. 다음 중에서 쓰세요: 세대주, 배우자, 자녀, 부모, 기타 친족, 세입자, 기타.',
  },
  ROSTER_SECOND_HEAD: {
    zh: '此户第 {row} 行已有户主。请修改其中一人的关系,或用户序号分成两户。',
    en: 'Row {row} is the head of this household already. Change one of the relations, or number two households.',
    ja: 'この世帯の世帯主は {row} 行目にいます。どちらかの続柄を変えるか、世帯番号で分けてください。',
    ko: '이 세대의 세대주는 이미 {row}행에 있습니다. 한쪽의 관계를 바꾸거나 세대 번호로 나누세요.',
  },
  ROSTER_DOCUMENT_TWICE: {
    zh: '同一证件号码已出现在第 {row} 行。请核对号码,或删除重复的一行。',
    en: 'Row {row} holds the same document already. Check the number, or delete one of the rows.',
    ja: '同じ証明書番号が {row} 行目にあります。番号を確認するか、重複した行を削除してください。',
    ko: '같은 신분증 번호가 이미 {row}행에 있습니다. 번호를 확인하거나 한 행을 지우세요.',
  },
  ROSTER_PERSON_TWICE: {
    zh: '此人在同一房间的第 {row} 行已有登记(姓名和出生日期相同)。请删除重复的一行。',
    en: 'Row {row} of the same room holds this person already (same name and birth date). Delete one of the rows.',
    ja: '同じ部屋の {row} 行目に同じ人(氏名と生年月日が同一)がいます。重複した行を削除してください。',
    ko: '같은 호실의 {row}행에 이미 이 사람이 있습니다(이름과 생년월일이 같음). 한 행을 지우세요.',
  },
  ROSTER_FLAG_UNKNOWN: {
    zh: '不认识的关注标签。可填(用“、”隔开):独居老人、行动不便、孕产妇、婴幼儿、慢性病、无电话、外籍。',
    en: 'Unknown flag. Use, separated by commas: lives alone (elderly), limited mobility, pregnant, infant, chronic illness, no phone, foreign national.',
    ja: '不明な注意項目です。次から選び「、」で区切ってください:独居高齢者、移動困難、妊産婦、乳幼児、慢性疾患、電話なし、外国籍。',
    ko: '알 수 없는 표시입니다. 다음을 쉼표로 구분해 쓰세요: 독거 노인, 거동 불편, 임산부, 영유아, 만성 질환, 전화 없음, 외국인.',
  },
  ROSTER_RESIDENCE_KIND_UNKNOWN: {
    zh: '不认识的居住类别。可填:本地户籍、外地户籍、居住证、外籍、短期居住。',
    en: 'Unknown residence kind. Use one of: local hukou, other hukou, residence permit, foreign, short stay.',
    ja: '不明な居住区分です。次のいずれかにしてください:本地戸籍、外地戸籍、居住証、外国籍、短期滞在。',
    ko: '알 수 없는 거주 구분입니다. 다음 중에서 쓰세요: 현지 호적, 외지 호적, 거주증, 외국 국적, 단기 거주.',
  },
} as const;
