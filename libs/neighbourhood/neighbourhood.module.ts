import { Module } from '@nestjs/common';
import { FollowAreas } from './follow-areas.js';
import { FollowHouseholds } from './follow-households.js';
import { FollowResidents } from './follow-residents.js';
import { KeepAreas } from './keep-areas.js';
import { KeepHouseholds } from './keep-households.js';
import { KeepResidents } from './keep-residents.js';
import { NamePlaces } from './name-places.js';

/** What a service keeps of registration's areas, households and residents, each in its own database, by the same reactions. */
@Module({
  controllers: [FollowAreas, FollowHouseholds, FollowResidents],
  providers: [KeepAreas, KeepHouseholds, KeepResidents, NamePlaces],
  exports: [KeepAreas, KeepHouseholds, KeepResidents, NamePlaces],
})
export class NeighbourhoodModule {}
