import { registerEnumType } from '@nestjs/graphql';
import { ObservationTransferred, observationChangeReasons } from '#contracts/screening.events.js';
import { startRules } from '#contracts/shared.js';
import { enumOf } from '#platform/graphql-enum.js';
import { changeKinds } from './observation/observation-change.rules.js';
import { observationStates } from './observation/observation.rules.js';
import { slotStates } from './slot/slot.rules.js';

export const StartRuleEnum = enumOf(startRules);
export const ObservationStateEnum = enumOf(observationStates);
export const ChangeKindEnum = enumOf(changeKinds);
export const ChangeStateEnum = enumOf(['asked', 'approved', 'refused'] as const);
export const ChangeReasonEnum = enumOf(observationChangeReasons);
export const TransferredToEnum = enumOf(ObservationTransferred.payload.shape.to.options);
export const SlotStateEnum = enumOf(slotStates);

registerEnumType(StartRuleEnum, { name: 'StartRule', description: 'From when the days of an observation count.' });
registerEnumType(ObservationStateEnum, { name: 'ObservationState' });
registerEnumType(ChangeKindEnum, { name: 'ObservationChangeKind' });
registerEnumType(ChangeStateEnum, { name: 'ObservationChangeState' });
registerEnumType(ChangeReasonEnum, { name: 'ObservationChangeReason' });
registerEnumType(TransferredToEnum, { name: 'TransferredTo' });
registerEnumType(SlotStateEnum, { name: 'SlotState', description: '`late`: the reading came after the end of the slot.' });
