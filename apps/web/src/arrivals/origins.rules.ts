import type { Language } from '../language/first-language.js';

/** The provinces by the first two digits of their division codes: Chinese, English, Japanese, Korean. */
const provinces: Readonly<Record<string, readonly [string, string, string, string]>> = {
  11: ['北京', 'Beijing', '北京', '베이징'],
  12: ['天津', 'Tianjin', '天津', '톈진'],
  13: ['河北', 'Hebei', '河北', '허베이'],
  14: ['山西', 'Shanxi', '山西', '산시(山西)'],
  15: ['内蒙古', 'Inner Mongolia', '内モンゴル', '네이멍구'],
  21: ['辽宁', 'Liaoning', '遼寧', '랴오닝'],
  22: ['吉林', 'Jilin', '吉林', '지린'],
  23: ['黑龙江', 'Heilongjiang', '黒竜江', '헤이룽장'],
  31: ['上海', 'Shanghai', '上海', '상하이'],
  32: ['江苏', 'Jiangsu', '江蘇', '장쑤'],
  33: ['浙江', 'Zhejiang', '浙江', '저장'],
  34: ['安徽', 'Anhui', '安徽', '안후이'],
  35: ['福建', 'Fujian', '福建', '푸젠'],
  36: ['江西', 'Jiangxi', '江西', '장시'],
  37: ['山东', 'Shandong', '山東', '산둥'],
  41: ['河南', 'Henan', '河南', '허난'],
  42: ['湖北', 'Hubei', '湖北', '후베이'],
  43: ['湖南', 'Hunan', '湖南', '후난'],
  44: ['广东', 'Guangdong', '広東', '광둥'],
  45: ['广西', 'Guangxi', '広西', '광시'],
  46: ['海南', 'Hainan', '海南', '하이난'],
  50: ['重庆', 'Chongqing', '重慶', '충칭'],
  51: ['四川', 'Sichuan', '四川', '쓰촨'],
  52: ['贵州', 'Guizhou', '貴州', '구이저우'],
  53: ['云南', 'Yunnan', '雲南', '윈난'],
  54: ['西藏', 'Tibet', 'チベット', '티베트'],
  61: ['陕西', 'Shaanxi', '陝西', '산시(陝西)'],
  62: ['甘肃', 'Gansu', '甘粛', '간쑤'],
  63: ['青海', 'Qinghai', '青海', '칭하이'],
  64: ['宁夏', 'Ningxia', '寧夏', '닝샤'],
  65: ['新疆', 'Xinjiang', '新疆', '신장'],
  71: ['台湾', 'Taiwan', '台湾', '타이완'],
  81: ['香港', 'Hong Kong', '香港', '홍콩'],
  82: ['澳门', 'Macao', 'マカオ', '마카오'],
};
const places = { zh: 0, en: 1, ja: 2, ko: 3 } as const;

/** Countries that people come back from most; any other one is written as its code. */
const countries = 'KR JP IT IR FR ES DE US GB CH SE BE NO NL DK AT AU MY GR CZ FI QA CA SA PH TH SG'.split(' ');

/** `湖北 420100`, `韩国 KR`: what a code stands for, and the code where it says more than the name. */
export function originName(code: string, language: Language): string {
  const province = provinces[code.slice(0, 2)];
  if (province) return /^\d\d0*$/.test(code) ? province[places[language]] : `${province[places[language]]} ${code}`;
  if (/^[A-Z]{2}$/.test(code)) return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  return code;
}

/** What is offered while somebody types; the code stands behind the name. */
export const offeredOrigins = (language: Language): string[] => [
  ...Object.keys(provinces).map((province) => `${originName(`${province}0000`, language)} ${province}0000`),
  ...countries.map((country) => `${originName(country, language)} ${country}`),
];

/** The code of what was chosen or typed: a name of any of the four languages will do. */
export function originCode(typed: string): string | undefined {
  const clean = typed.trim();
  const code = /(?:^|\s)(\d{12}|\d{6}|[A-Za-z]{2})$/.exec(clean)?.[1];
  if (code) return code.toUpperCase();
  const offered = (Object.keys(places) as Language[]).flatMap(offeredOrigins);
  return offered
    .find((one) => one.startsWith(`${clean} `))
    ?.split(' ')
    .at(-1);
}
