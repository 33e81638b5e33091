import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { NeighbourhoodModule } from '#neighbourhood/neighbourhood.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { AreaHelpResolver, HelpFactsResolver } from './figures/help-figures.resolver.js';
import { AreaMasksResolver, MaskFactsResolver } from './figures/masks.resolver.js';
import { ReadFacts } from './figures/read-facts.js';
import { ReadHelpFigures } from './figures/read-help-figures.js';
import { ReadMasks } from './figures/read-masks.js';
import { ShowFacts } from './figures/show-facts.js';
import { AddHelp } from './help/add-help.js';
import { AdvanceHelp } from './help/advance-help.js';
import { AssignHelp } from './help/assign-help.js';
import { ChangeHelpOnce } from './help/change-help-once.js';
import { GoOnErrand } from './help/go-on-errand.js';
import { HelpChangesResolver } from './help/help-changes.resolver.js';
import { HelpResolver } from './help/help.resolver.js';
import { ReadHelp } from './help/read-help.js';
import { ReportLateHelp } from './help/report-late-help.js';
import { RequestHelp } from './help/request-help.js';
import { DefineItem } from './item/define-item.js';
import { ItemResolver } from './item/item.resolver.js';
import { ReadItems } from './item/read-items.js';
import { EndObservation } from './observation/end-observation.js';
import { OnNeedOpened } from './observation/on-need-opened.js';
import { OnObservationEnded } from './observation/on-observation-ended.js';
import { OnObservationStarted } from './observation/on-observation-started.js';
import { BookingDesk } from './reservation/booking-desk.js';
import { BookingResolver } from './reservation/booking.resolver.js';
import { CancelReservation } from './reservation/cancel-reservation.js';
import { ChangeReservation } from './reservation/change-reservation.js';
import { NameProxy } from './reservation/name-proxy.js';
import { ReadReservations } from './reservation/read-reservations.js';
import { RedeemVoucher } from './reservation/redeem-voucher.js';
import { ReservationChangesResolver } from './reservation/reservation-changes.resolver.js';
import { ReservationResolver } from './reservation/reservation.resolver.js';
import { TellReservations } from './reservation/tell-reservations.js';
import { WriteBookings } from './reservation/write-bookings.js';
import { CloseRound } from './round/close-round.js';
import { DrawRound } from './round/draw-round.js';
import { OpenRound } from './round/open-round.js';
import { ReadRounds } from './round/read-rounds.js';
import { RoundBoard } from './round/round-board.js';
import { RoundChangesResolver } from './round/round-changes.resolver.js';
import { RoundResolver } from './round/round.resolver.js';
import { IssueFromShelf } from './stock/issue-from-shelf.js';
import { LockShelf } from './stock/lock-shelf.js';
import { MoveOnce } from './stock/move-once.js';
import { MoveStock } from './stock/move-stock.js';
import { ReadStock } from './stock/read-stock.js';
import { ReverseMovement } from './stock/reverse-movement.js';
import { StockChangesResolver } from './stock/stock-changes.resolver.js';
import { StockResolver, StoreStockResolver } from './stock/stock.resolver.js';
import { TransferStock } from './stock/transfer-stock.js';
import { WriteMovement } from './stock/write-movement.js';
import { OpenStore } from './store/open-store.js';
import { ReadStores } from './store/read-stores.js';
import { StoreResolver } from './store/store.resolver.js';
import { dataSource } from './supplies.database.js';
import { CallUp } from './supply/call-up.js';
import { ConfirmSupply } from './supply/confirm-supply.js';
import { RollOver } from './supply/roll-over.js';
import { SupplyResolver } from './supply/supply.resolver.js';

const messaging = MessagingModule.forRoot({ service: 'supplies', consumer: 'supplies' });
const item = [ItemResolver, ReadItems, DefineItem];
const store = [StoreResolver, ReadStores, OpenStore];
const stock = [
  ...[StockResolver, StoreStockResolver, StockChangesResolver, ReadStock],
  ...[LockShelf, WriteMovement, MoveOnce, MoveStock, TransferStock, ReverseMovement, IssueFromShelf],
];
const round = [RoundResolver, RoundChangesResolver, ReadRounds, RoundBoard, OpenRound, DrawRound, CloseRound];
const reservation = [
  ...[ReservationResolver, BookingResolver, ReservationChangesResolver, ReadReservations, BookingDesk, WriteBookings],
  ...[ChangeReservation, CancelReservation, NameProxy, RedeemVoucher, TellReservations],
];
const help = [
  ...[HelpResolver, HelpChangesResolver, ReadHelp, ChangeHelpOnce],
  ...[AddHelp, RequestHelp, AdvanceHelp, AssignHelp, GoOnErrand, ReportLateHelp, EndObservation],
];
const figures = [
  ...[AreaMasksResolver, MaskFactsResolver, ReadMasks, AreaHelpResolver, HelpFactsResolver, ReadHelpFigures],
  ...[ShowFacts, ReadFacts],
];
const supply = [SupplyResolver, ConfirmSupply, CallUp, RollOver];

@Module({
  imports: [PlatformModule.forRoot(dataSource), messaging, subgraph(), NeighbourhoodModule],
  controllers: [OnObservationStarted, OnObservationEnded, OnNeedOpened],
  providers: [...item, ...store, ...stock, ...round, ...reservation, ...supply, ...help, ...figures],
})
export class SuppliesModule {}
