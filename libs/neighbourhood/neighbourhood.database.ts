import { Area } from './area.entity.js';
import { Household } from './household.entity.js';
import { Neighbourhood1700000000003 } from './migrations/1700000000003-neighbourhood.js';
import { Resident } from './resident.entity.js';

/** For the data source of a service that imports `NeighbourhoodModule`. */
export const neighbourhoodEntities = [Area, Household, Resident];
export const neighbourhoodMigrations = [Neighbourhood1700000000003];
