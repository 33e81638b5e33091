import type { Role } from '#platform/actor.js';

/** Roles that the sign-in page of a demonstration offers, those with most to see first. */
const zh = {
  'district-leader': '区领导',
  'subdistrict-officer': '街道工作人员',
  'committee-lead': '居民区书记',
  'committee-worker': '社区工作者',
  doctor: '社区医生',
  volunteer: '志愿者',
  auditor: '审计员',
  resident: '居民',
  operator: '运维人员',
  'gate-keeper': '门岗',
  counsellor: '心理辅导员',
  'property-manager': '物业公司',
  'enterprise-clerk': '企业经办人',
  'pharmacy-clerk': '药店店员',
} satisfies Partial<Record<Role, string>>;

export type OfferedRole = keyof typeof zh;
type Names = Record<OfferedRole, string>;

const en: Names = {
  'district-leader': 'District leader',
  'subdistrict-officer': 'Subdistrict officer',
  'committee-lead': 'Committee lead',
  'committee-worker': 'Committee worker',
  doctor: 'Community doctor',
  volunteer: 'Volunteer',
  auditor: 'Auditor',
  resident: 'Resident',
  operator: 'Operator',
  'gate-keeper': 'Gate keeper',
  counsellor: 'Counsellor',
  'property-manager': 'Property company',
  'enterprise-clerk': 'Clerk of an enterprise',
  'pharmacy-clerk': 'Clerk of a pharmacy',
};

const ja: Names = {
  'district-leader': '区の責任者',
  'subdistrict-officer': '街道職員',
  'committee-lead': '居民委員会責任者',
  'committee-worker': '居民委員会職員',
  doctor: '地域の医師',
  volunteer: 'ボランティア',
  auditor: '監査担当者',
  resident: '住民',
  operator: '運用担当者',
  'gate-keeper': '門番',
  counsellor: '心理相談員',
  'property-manager': '管理会社',
  'enterprise-clerk': '企業の担当者',
  'pharmacy-clerk': '薬局の担当者',
};

const ko: Names = {
  'district-leader': '구 책임자',
  'subdistrict-officer': '가도 직원',
  'committee-lead': '주민위원회 책임자',
  'committee-worker': '주민위원회 직원',
  doctor: '지역 보건의사',
  volunteer: '자원봉사자',
  auditor: '감사 담당자',
  resident: '주민',
  operator: '운영 담당자',
  'gate-keeper': '출입구 담당자',
  counsellor: '심리 상담사',
  'property-manager': '관리사무소',
  'enterprise-clerk': '기업 담당자',
  'pharmacy-clerk': '약국 담당자',
};

export const roleNames = { zh, en, ja, ko };
export const offeredRoles = Object.keys(zh) as OfferedRole[];
