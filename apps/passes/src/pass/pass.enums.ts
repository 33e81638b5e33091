import { registerEnumType } from '@nestjs/graphql';
import { gateDecisions, passClasses, suspensionReasons } from '#contracts/passes.events.js';
import { enumOf } from '#platform/graphql-enum.js';
import { appealReasons, appealStates } from '../appeal/appeal.rules.js';
import { suspensionStates } from '../suspension/suspension.rules.js';
import { passStates } from './pass.rules.js';

export const PassClassEnum = enumOf(passClasses);
export const PassStateEnum = enumOf(passStates);
export const SuspensionReasonEnum = enumOf(suspensionReasons);
export const SuspensionStateEnum = enumOf(suspensionStates);
export const RevocationReasonEnum = enumOf(['lost', 'misuse', 'holder-left'] as const);
export const AppealReasonEnum = enumOf(appealReasons);
export const AppealStateEnum = enumOf(appealStates);
export const GateDecisionEnum = enumOf(gateDecisions);

registerEnumType(PassClassEnum, { name: 'PassClass' });
registerEnumType(PassStateEnum, { name: 'PassState' });
registerEnumType(SuspensionReasonEnum, { name: 'SuspensionReason', description: 'Why a pass opens no gate for a time.' });
registerEnumType(SuspensionStateEnum, {
  name: 'SuspensionState',
  description: '`asked` waits for another unit; `lifted` was found to be wrong.',
});
registerEnumType(RevocationReasonEnum, { name: 'RevocationReason' });
registerEnumType(AppealReasonEnum, { name: 'AppealReason', description: 'What the holder says.' });
registerEnumType(AppealStateEnum, { name: 'AppealState' });
registerEnumType(GateDecisionEnum, { name: 'GateDecision', description: 'Green, red, amber.' });
