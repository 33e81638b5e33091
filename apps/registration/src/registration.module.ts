import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { AccountResolver } from './account/account.resolver.js';
import { FindMyRoom } from './account/find-my-room.js';
import { LinkAccount } from './account/link-account.js';
import { LinkByPhone } from './account/link-by-phone.js';
import { MyHouseholdResolver } from './account/my-household.resolver.js';
import { RegisterFamily } from './account/register-family.js';
import { RelinkAccounts } from './account/relink-accounts.js';
import { SettleFamily } from './account/settle-family.js';
import { UnlinkAccounts } from './account/unlink-accounts.js';
import { AreaResolver } from './area/area.resolver.js';
import { AreasController } from './area/areas.controller.js';
import { ChangeRoomState } from './area/change-room-state.js';
import { CountPopulation } from './area/count-population.js';
import { DefineAreas } from './area/define-areas.js';
import { FindAddress } from './area/find-address.js';
import { FindAreas } from './area/find-areas.js';
import { LoadAreas } from './area/load-areas.js';
import { PlaceRooms } from './area/place-rooms.js';
import { PopulationResolver } from './area/population.resolver.js';
import { ReadAreas } from './area/read-areas.js';
import { WriteHistory } from './change/write-history.js';
import { CloseHousehold } from './household/close-household.js';
import { ConfirmHousehold } from './household/confirm-household.js';
import { EnterHousehold } from './household/enter-household.js';
import { HouseholdRoomResolver } from './household/household-room.resolver.js';
import { HouseholdResolver, RoomHouseholdsResolver } from './household/household.resolver.js';
import { MoveHousehold } from './household/move-household.js';
import { UnconfirmedResolver } from './household/unconfirmed.resolver.js';
import { ReadHouseholds } from './household/read-households.js';
import { ReopenHousehold } from './household/reopen-household.js';
import { RegisterHouseholds } from './household/register-households.js';
import { KeyRegionResolver } from './key-region/key-region.resolver.js';
import { PublishKeyRegionList } from './key-region/publish-key-region-list.js';
import { dataSource } from './registration.database.js';
import { ContactsController } from './resident/contacts.controller.js';
import { CorrectResident } from './resident/correct-resident.js';
import { IndexResidents } from './resident/index-residents.js';
import { MergeResolver } from './resident/merge.resolver.js';
import { MergeResidents } from './resident/merge-residents.js';
import { MoveResident } from './resident/move-resident.js';
import { OpenRecords } from './resident/open-records.js';
import { CountViews } from './resident/count-views.js';
import { RankDuplicates } from './resident/rank-duplicates.js';
import { ReadContacts } from './resident/read-contacts.js';
import { ReadResidents } from './resident/read-residents.js';
import { RegisterResidents } from './resident/register-residents.js';
import { ResidentDetailsResolver } from './resident/resident-details.resolver.js';
import { ResidentFile } from './resident/resident-file.js';
import { ResidentResolver } from './resident/resident.resolver.js';
import { SearchResidents } from './resident/search-residents.js';
import { ShowResident } from './resident/show-resident.js';
import { UndoMerge } from './resident/undo-merge.js';
import { UnmaskResidents } from './resident/unmask-residents.js';
import { UnmaskResolver } from './resident/unmask.resolver.js';
import { UpdateResidents } from './resident/update-residents.js';
import { ApplyRooms } from './roster/apply-rooms.js';
import { ApplyRoster } from './roster/apply-roster.js';
import { FindDocumentsElsewhere } from './roster/find-documents-elsewhere.js';
import { PreviewRoster } from './roster/preview-roster.js';
import { RosterStorage } from './roster/roster-storage.js';
import { RosterRowsController } from './roster/roster-rows.controller.js';
import { RostersController } from './roster/rosters.controller.js';
import { AreaArrivalsResolver, ArrivalsResolver } from './trip/arrivals.resolver.js';
import { ChangeTrip } from './trip/change-trip.js';
import { CloseTrip } from './trip/close-trip.js';
import { CountArrivals } from './trip/count-arrivals.js';
import { DeferTrip } from './trip/defer-trip.js';
import { FollowHousehold } from './trip/follow-household.js';
import { JudgeTrips } from './trip/judge-trips.js';
import { KeepTrips } from './trip/keep-trips.js';
import { MarkArrived } from './trip/mark-arrived.js';
import { PlanTrip } from './trip/plan-trip.js';
import { ReadArrivals } from './trip/read-arrivals.js';
import { ReadTrips } from './trip/read-trips.js';
import { ReassessTrips } from './trip/reassess-trips.js';
import { RegisterTrip } from './trip/register-trip.js';
import { ShowTrip } from './trip/show-trip.js';
import { TripChangesResolver } from './trip/trip-changes.resolver.js';
import { TripFile } from './trip/trip-file.js';
import { TripSteps } from './trip/trip-steps.js';
import { HouseholdTripsResolver, TripResolver } from './trip/trip.resolver.js';

const area = [
  AreaResolver,
  PopulationResolver,
  ReadAreas,
  FindAddress,
  FindAreas,
  DefineAreas,
  LoadAreas,
  ChangeRoomState,
  PlaceRooms,
  CountPopulation,
];
const household = [
  HouseholdResolver,
  HouseholdRoomResolver,
  RoomHouseholdsResolver,
  ReadHouseholds,
  EnterHousehold,
  RegisterHouseholds,
  MoveHousehold,
  CloseHousehold,
  ReopenHousehold,
  UnconfirmedResolver,
  ConfirmHousehold,
];
const resident = [
  ...[ResidentResolver, ResidentFile, ShowResident, ReadResidents, ReadContacts, SearchResidents, RankDuplicates],
  ...[RegisterResidents, IndexResidents, UpdateResidents, CorrectResident, MoveResident],
  ...[ResidentDetailsResolver, OpenRecords, CountViews, UnmaskResolver, UnmaskResidents],
  ...[MergeResolver, MergeResidents, UndoMerge],
];
const keyRegion = [KeyRegionResolver, PublishKeyRegionList];
const trip = [
  ...[TripResolver, TripChangesResolver, HouseholdTripsResolver, AreaArrivalsResolver, ArrivalsResolver],
  ...[ReadTrips, ReadArrivals, ShowTrip, TripFile, JudgeTrips, KeepTrips, CountArrivals, ReassessTrips, FollowHousehold],
  ...[TripSteps, PlanTrip, ChangeTrip, DeferTrip, MarkArrived, RegisterTrip, CloseTrip],
];
const account = [
  ...[AccountResolver, MyHouseholdResolver, RegisterFamily, SettleFamily, FindMyRoom],
  ...[LinkAccount, LinkByPhone, UnlinkAccounts, RelinkAccounts],
];
const roster = [PreviewRoster, FindDocumentsElsewhere, ApplyRoster, ApplyRooms, RosterStorage];

@Module({
  imports: [PlatformModule.forRoot(dataSource), MessagingModule.forRoot({ service: 'registration' }), subgraph()],
  controllers: [AreasController, RostersController, RosterRowsController, ContactsController],
  providers: [...area, ...household, ...resident, ...keyRegion, ...trip, ...account, ...roster, WriteHistory],
})
export class RegistrationModule {}
