import { describe, jest } from '@jest/globals';
import { tellReturnee } from './returnee.js';

jest.setTimeout(120_000);

describe('a family that comes back', () => {
  tellReturnee(false);
});
