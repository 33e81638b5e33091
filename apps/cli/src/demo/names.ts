import type { Chance } from './chance.js';

export type Sex = 'male' | 'female';
interface InventedName {
  name: string;
  latinName?: string;
  chineseName?: string;
}
/** Given name to go with a family name, so that a family shares one. */
export interface FamilyName {
  given(sex: Sex): InventedName;
}

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  '欧阳',
  '上官',
  '司马',
];
const syllables: Record<Sex, string> = {
  male: '伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建国志远文博天佑子轩浩然',
  female: '芳娜敏静丽艳娟霞秀兰玲桂英梅莉红雪琳慧倩云洁颖婷雅欣怡佳蕾薇月晴思雨梦琪诗涵语嫣',
};

export function chineseFamily(chance: Chance): FamilyName {
  const surname = chance.pick(surnames);
  return {
    given: (sex) => {
      const list = [...syllables[sex]];
      return { name: surname + chance.pick(list) + (chance.happens(0.8) ? chance.pick(list) : '') };
    },
  };
}

type Listed = readonly (readonly [own: string, latin: string, chinese: string])[];
interface Naming {
  surnames: Listed;
  given: Record<Sex, Listed>;
  join(surname: string, given: string): string;
  joinChinese(surname: string, given: string): string;
}

const japanese: Naming = {
  surnames: [
    ['佐藤', 'Sato', '佐藤'],
    ['鈴木', 'Suzuki', '铃木'],
    ['高橋', 'Takahashi', '高桥'],
    ['田中', 'Tanaka', '田中'],
    ['渡辺', 'Watanabe', '渡边'],
    ['中村', 'Nakamura', '中村'],
    ['小林', 'Kobayashi', '小林'],
  ],
  given: {
    male: [
      ['健太', 'Kenta', '健太'],
      ['翔', 'Sho', '翔'],
      ['大輔', 'Daisuke', '大辅'],
      ['拓也', 'Takuya', '拓也'],
      ['隆', 'Takashi', '隆'],
    ],
    female: [
      ['美咲', 'Misaki', '美咲'],
      ['陽子', 'Yoko', '阳子'],
      ['恵', 'Megumi', '惠'],
      ['由美', 'Yumi', '由美'],
      ['葵', 'Aoi', '葵'],
    ],
  },
  join: (surname, given) => `${surname} ${given}`,
  joinChinese: (surname, given) => surname + given,
};

const korean: Naming = {
  surnames: [
    ['김', 'Kim', '金'],
    ['이', 'Lee', '李'],
    ['박', 'Park', '朴'],
    ['최', 'Choi', '崔'],
    ['정', 'Jung', '郑'],
    ['강', 'Kang', '姜'],
  ],
  given: {
    male: [
      ['민준', 'Minjun', '民俊'],
      ['서준', 'Seojun', '瑞俊'],
      ['도윤', 'Doyun', '道允'],
      ['성호', 'Sungho', '成浩'],
      ['재현', 'Jaehyun', '在贤'],
    ],
    female: [
      ['서연', 'Seoyeon', '瑞妍'],
      ['지우', 'Jiwoo', '智友'],
      ['하은', 'Haeun', '夏恩'],
      ['수진', 'Sujin', '秀珍'],
      ['은영', 'Eunyoung', '恩英'],
    ],
  },
  join: (surname, given) => surname + given,
  joinChinese: (surname, given) => surname + given,
};

const english: Naming = {
  surnames: [
    ['Miller', 'Miller', '米勒'],
    ['Taylor', 'Taylor', '泰勒'],
    ['Brown', 'Brown', '布朗'],
    ['Wilson', 'Wilson', '威尔逊'],
    ['Clarke', 'Clarke', '克拉克'],
    ['Evans', 'Evans', '埃文斯'],
  ],
  given: {
    male: [
      ['James', 'James', '詹姆斯'],
      ['Oliver', 'Oliver', '奥利弗'],
      ['Daniel', 'Daniel', '丹尼尔'],
      ['Thomas', 'Thomas', '托马斯'],
    ],
    female: [
      ['Emily', 'Emily', '埃米莉'],
      ['Sarah', 'Sarah', '萨拉'],
      ['Grace', 'Grace', '格蕾丝'],
      ['Laura', 'Laura', '劳拉'],
    ],
  },
  join: (surname, given) => `${given} ${surname}`,
  joinChinese: (surname, given) => `${given}·${surname}`,
};

const namings = { ja: japanese, ko: korean, en: english };

export function foreignFamily(chance: Chance, language: keyof typeof namings): FamilyName {
  const naming = namings[language];
  const surname = chance.pick(naming.surnames);
  return {
    given: (sex) => {
      const given = chance.pick(naming.given[sex]);
      return {
        name: naming.join(surname[0], given[0]),
        latinName: english.join(surname[1], given[1]),
        chineseName: naming.joinChinese(surname[2], given[2]),
      };
    },
  };
}
