import { describe, jest } from '@jest/globals';
import { tellReturnee } from './returnee.js';

jest.setTimeout(240_000);

describe('a family that comes back, while each service is killed once', () => {
  tellReturnee(true);
});
