import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { neighbourhoodEntities, neighbourhoodMigrations } from '#neighbourhood/neighbourhood.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { AnsweredRequest, AnsweredRequest1700000000002 } from '#platform/repeatable.js';
import { Fact } from './figures/fact.entity.js';
import { MaskRollup } from './figures/mask-rollup.entity.js';
import { HelpRequest } from './help/help-request.entity.js';
import { Item } from './item/item.entity.js';
import { Stock1790000000001 } from './migrations/1790000000001-stock.js';
import { MaskRounds1790000000002 } from './migrations/1790000000002-mask-rounds.js';
import { Help1790000000003 } from './migrations/1790000000003-help.js';
import { ObservedHousehold } from './observation/observed-household.entity.js';
import { Reservation } from './reservation/reservation.entity.js';
import { DrawEntry } from './round/draw-entry.entity.js';
import { MaskRound } from './round/mask-round.entity.js';
import { RoundPharmacy } from './round/round-pharmacy.entity.js';
import { RoundStock } from './round/round-stock.entity.js';
import { Shelf } from './stock/shelf.entity.js';
import { StockLine } from './stock/stock-line.entity.js';
import { Movement } from './stock/stock-move.entity.js';
import { Store } from './store/store.entity.js';
import { Supply } from './supply/supply.entity.js';

const stock = [Item, Store, Shelf, Movement, StockLine];
const rounds = [MaskRound, RoundStock, RoundPharmacy, DrawEntry, Supply, Reservation, MaskRollup, Fact];
const help = [HelpRequest, ObservedHousehold];

export const dataSource = database({
  service: 'supplies',
  entities: [...messagingEntities, DueWork, AnsweredRequest, ...neighbourhoodEntities, ...stock, ...rounds, ...help],
  migrations: [
    ...messagingMigrations,
    DueWork1700000000001,
    AnsweredRequest1700000000002,
    ...neighbourhoodMigrations,
    Stock1790000000001,
    MaskRounds1790000000002,
    Help1790000000003,
  ],
});
