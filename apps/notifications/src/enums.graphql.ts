import { registerEnumType } from '@nestjs/graphql';
import { channels, noticeCategories } from '#contracts/notifications.events.js';
import { languages } from '#contracts/shared.js';
import { enumOf } from '#platform/graphql-enum.js';
import { noticeStates } from './notice/notice.entity.js';
import { standings } from './notice/standing.js';
import { deliveryStates } from './delivery/delivery.rules.js';

export const LanguageEnum = enumOf(languages);
export const MessageChannelEnum = enumOf(channels);
export const DeliveryStateEnum = enumOf(deliveryStates);
export const UrgencyEnum = enumOf(['urgent', 'normal', 'reminder'] as const);
export const NoticeCategoryEnum = enumOf(noticeCategories);

export const StandingEnum = enumOf(standings);
export const NoticeStateEnum = enumOf(noticeStates);

registerEnumType(StandingEnum, { name: 'MessageStanding' });
registerEnumType(NoticeStateEnum, { name: 'NoticeState' });
registerEnumType(LanguageEnum, { name: 'NoticeLanguage' });
registerEnumType(MessageChannelEnum, { name: 'MessageChannel', description: '`webhook` is passed on by text message or otherwise.' });
registerEnumType(DeliveryStateEnum, { name: 'DeliveryState' });
registerEnumType(UrgencyEnum, { name: 'MessageUrgency', description: '`urgent` also comes at night.' });
registerEnumType(NoticeCategoryEnum, { name: 'NoticeCategory' });
