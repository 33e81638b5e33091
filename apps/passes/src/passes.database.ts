import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { neighbourhoodEntities, neighbourhoodMigrations } from '#neighbourhood/neighbourhood.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { AnsweredRequest, AnsweredRequest1700000000002 } from '#platform/repeatable.js';
import { Appeal } from './appeal/appeal.entity.js';
import { Device } from './device/device.entity.js';
import { GateFlow } from './figures/gate-flow.entity.js';
import { PassRollup } from './figures/pass-rollup.entity.js';
import { Gates1790000000002 } from './migrations/1790000000002-gates.js';
import { Passes1790000000001 } from './migrations/1790000000001-passes.js';
import { GateProtocol } from './gate/gate-protocol.entity.js';
import { Gate } from './gate/gate.entity.js';
import { GateCheck } from './gate-check/gate-check.entity.js';
import { PlateInEachCompound1790000000003 } from './migrations/1790000000003-plate-in-each-compound.js';
import { Observation } from './observation/observation.entity.js';
import { PaperForm } from './paper/paper-form.entity.js';
import { PassChange } from './pass/pass-change.entity.js';
import { Pass } from './pass/pass.entity.js';
import { Suspension } from './suspension/suspension.entity.js';
import { DistrictLists } from './token/district-lists.entity.js';
import { Revocation } from './token/revocation.entity.js';
import { SigningKey } from './token/signing-key.entity.js';

const gates = [Gate, GateProtocol, Device, GateCheck, GateFlow];
const own = [Pass, PassChange, Suspension, Observation, Appeal, PassRollup, SigningKey, DistrictLists, Revocation, PaperForm];

export const dataSource = database({
  service: 'passes',
  entities: [...messagingEntities, DueWork, AnsweredRequest, ...neighbourhoodEntities, ...own, ...gates],
  migrations: [
    ...messagingMigrations,
    DueWork1700000000001,
    AnsweredRequest1700000000002,
    ...neighbourhoodMigrations,
    Passes1790000000001,
    Gates1790000000002,
    PlateInEachCompound1790000000003,
  ],
});
