import { registerEnumType } from '@nestjs/graphql';
import { riskLevels, targetEnds } from '#contracts/screening.events.js';
import { enumOf } from '#platform/graphql-enum.js';
import { assessmentStates } from './assessment/assessment.entity.js';
import { attemptChannels, attemptOutcomes } from './attempt/attempt.rules.js';
import { channels } from './campaign/campaign.rules.js';

export const ChannelEnum = enumOf(channels);
export const AttemptChannelEnum = enumOf(attemptChannels);
export const AttemptOutcomeEnum = enumOf(attemptOutcomes);
export const TargetEndEnum = enumOf(targetEnds);
export const RiskLevelEnum = enumOf(riskLevels);
export const CampaignStateEnum = enumOf(['open', 'closed'] as const);
export const AssessmentStateEnum = enumOf(assessmentStates);
export const QuestionKindEnum = enumOf(['choices', 'yes-no', 'celsius'] as const);

registerEnumType(ChannelEnum, { name: 'CampaignChannel', description: '`call` is a robot, `phone` a worker.' });
registerEnumType(AttemptChannelEnum, { name: 'AttemptChannel', description: 'Who or what tried.' });
registerEnumType(AttemptOutcomeEnum, { name: 'AttemptOutcome' });
registerEnumType(TargetEndEnum, { name: 'TargetEnd', description: 'The one way in which a room has ended in a campaign.' });
registerEnumType(RiskLevelEnum, { name: 'RiskLevel' });
registerEnumType(CampaignStateEnum, { name: 'CampaignState' });
registerEnumType(AssessmentStateEnum, { name: 'AssessmentState' });
registerEnumType(QuestionKindEnum, { name: 'QuestionKind' });
