import type { Language, ResidentFlag, RoomState } from '#contracts/shared.js';
import type { Relation, Tenure } from '../household/household.rules.js';
import type { DocumentKind } from '../resident/document.rules.js';
import type { ResidenceKind, Sex } from '../resident/resident.rules.js';

/** The words of one value in each language: the first is written, all are understood. */
type Words = Record<Language, readonly [string, ...string[]]>;
export type ClosedList<Value extends string = string> = Readonly<Record<Value, Words>>;

export const roomStateWords: ClosedList<RoomState> = {
  occupied: { zh: ['自住', '有人居住', '居住'], en: ['occupied'], ja: ['自己居住', '居住中'], ko: ['자가 거주', '거주'] },
  rented: { zh: ['出租', '租赁'], en: ['rented'], ja: ['賃貸'], ko: ['임대'] },
  empty: { zh: ['空置', '空关', '空房'], en: ['empty', 'vacant'], ja: ['空き室', '空室'], ko: ['비어 있음', '공실'] },
  'nobody-home': { zh: ['家中无人', '无人在家', '不在家'], en: ['nobody home'], ja: ['不在'], ko: ['부재중'] },
  'under-renovation': { zh: ['装修中', '装修'], en: ['under renovation'], ja: ['改装中'], ko: ['공사 중'] },
  commercial: { zh: ['商用', '商铺', '办公'], en: ['commercial'], ja: ['店舗・事務所', '店舗', '事務所'], ko: ['상업용', '상가'] },
};

export const tenureWords: ClosedList<Tenure> = {
  owner: { zh: ['业主', '自有'], en: ['owner'], ja: ['持ち主', '所有者'], ko: ['소유자'] },
  tenant: { zh: ['租户', '租客', '承租'], en: ['tenant'], ja: ['借り主'], ko: ['세입자'] },
  collective: { zh: ['集体户'], en: ['collective'], ja: ['集団世帯'], ko: ['집단 세대'] },
  dormitory: { zh: ['宿舍'], en: ['dormitory'], ja: ['寮'], ko: ['기숙사'] },
};

export const relationWords: ClosedList<Relation> = {
  head: { zh: ['户主', '本人'], en: ['head'], ja: ['世帯主'], ko: ['세대주'] },
  spouse: {
    zh: ['配偶', '妻子', '丈夫', '夫', '妻'],
    en: ['spouse', 'wife', 'husband'],
    ja: ['配偶者'],
    ko: ['배우자'],
  },
  child: {
    zh: ['子女', '儿子', '女儿', '子', '女', '长子', '次子', '长女', '次女'],
    en: ['child', 'son', 'daughter'],
    ja: ['子'],
    ko: ['자녀'],
  },
  parent: { zh: ['父母', '父亲', '母亲', '父', '母'], en: ['parent', 'father', 'mother'], ja: ['親'], ko: ['부모'] },
  'other-relative': {
    zh: ['其他亲属', '亲属', '祖父母', '孙子女', '兄弟姐妹', '儿媳', '女婿', '公婆', '岳父母'],
    en: ['other relative', 'relative'],
    ja: ['その他の親族'],
    ko: ['기타 친족'],
  },
  tenant: { zh: ['租客', '合租', '室友'], en: ['tenant', 'flatmate'], ja: ['借り主', '同居人'], ko: ['세입자', '동거인'] },
  other: { zh: ['其他', '保姆', '朋友'], en: ['other'], ja: ['その他'], ko: ['기타'] },
};

export const sexWords: ClosedList<Sex> = {
  male: { zh: ['男', '男性'], en: ['male', 'm'], ja: ['男'], ko: ['남', '남성', '남자'] },
  female: { zh: ['女', '女性'], en: ['female', 'f'], ja: ['女'], ko: ['여', '여성', '여자'] },
};

export const documentKindWords: ClosedList<DocumentKind> = {
  'resident-id': {
    zh: ['身份证', '居民身份证'],
    en: ['resident ID', 'ID card'],
    ja: ['居民身分証', '身分証'],
    ko: ['거민 신분증', '신분증'],
  },
  'residence-permit': {
    zh: ['港澳台居民居住证', '居住证'],
    en: ['residence permit (Hong Kong, Macao, Taiwan)', 'residence permit'],
    ja: ['港澳台居民居住証'],
    ko: ['홍콩·마카오·대만 거주증'],
  },
  'travel-permit-hk-macao': {
    zh: ['港澳居民来往内地通行证', '回乡证', '港澳通行证'],
    en: ['travel permit (Hong Kong, Macao)'],
    ja: ['港澳通行証'],
    ko: ['홍콩·마카오 통행증'],
  },
  'travel-permit-taiwan': {
    zh: ['台湾居民来往大陆通行证', '台胞证'],
    en: ['travel permit (Taiwan)'],
    ja: ['台湾通行証'],
    ko: ['대만 통행증'],
  },
  'foreign-permanent-residence': {
    zh: ['外国人永久居留身份证', '外国人永久居留证'],
    en: ['foreign permanent residence'],
    ja: ['外国人永久居留証'],
    ko: ['외국인 영구거류증'],
  },
  passport: { zh: ['护照'], en: ['passport'], ja: ['パスポート', '旅券'], ko: ['여권'] },
  none: { zh: ['无证件', '无'], en: ['none'], ja: ['なし'], ko: ['없음'] },
};

export const flagWords: ClosedList<ResidentFlag> = {
  'lives-alone-elderly': { zh: ['独居老人', '独居'], en: ['lives alone (elderly)'], ja: ['独居高齢者'], ko: ['독거 노인'] },
  'limited-mobility': { zh: ['行动不便'], en: ['limited mobility'], ja: ['移動困難'], ko: ['거동 불편'] },
  pregnant: { zh: ['孕产妇', '孕妇'], en: ['pregnant'], ja: ['妊産婦'], ko: ['임산부'] },
  infant: { zh: ['婴幼儿', '婴儿'], en: ['infant'], ja: ['乳幼児'], ko: ['영유아'] },
  'chronic-illness': { zh: ['慢性病'], en: ['chronic illness'], ja: ['慢性疾患'], ko: ['만성 질환'] },
  'no-phone': { zh: ['无电话'], en: ['no phone'], ja: ['電話なし'], ko: ['전화 없음'] },
  'foreign-national': { zh: ['外籍', '外国人'], en: ['foreign national'], ja: ['外国籍'], ko: ['외국인'] },
};

export const residenceKindWords: ClosedList<ResidenceKind> = {
  'local-hukou': { zh: ['本地户籍', '户籍', '本市户籍'], en: ['local hukou'], ja: ['本地戸籍'], ko: ['현지 호적'] },
  'other-hukou': { zh: ['外地户籍', '外来'], en: ['other hukou'], ja: ['外地戸籍'], ko: ['외지 호적'] },
  'residence-permit': { zh: ['居住证'], en: ['residence permit'], ja: ['居住証'], ko: ['거주증'] },
  foreign: { zh: ['外籍'], en: ['foreign'], ja: ['外国籍'], ko: ['외국 국적'] },
  'short-stay': { zh: ['短期居住', '短住'], en: ['short stay'], ja: ['短期滞在'], ko: ['단기 거주'] },
};

/** The four languages that every text exists in; any other by its code. */
export const languageWords: ClosedList<Language> = {
  zh: { zh: ['中文', '汉语', '普通话'], en: ['Chinese'], ja: ['中国語'], ko: ['중국어'] },
  en: { zh: ['英语', '英文'], en: ['English'], ja: ['英語'], ko: ['영어'] },
  ja: { zh: ['日语', '日文'], en: ['Japanese'], ja: ['日本語'], ko: ['일본어'] },
  ko: { zh: ['韩语', '韩文', '朝鲜语'], en: ['Korean'], ja: ['韓国語'], ko: ['한국어'] },
};
