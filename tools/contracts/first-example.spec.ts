import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { JsonSchema } from '#contracts/compatibility.js';
import { registry } from '#contracts/registry.js';
import { firstExample } from './first-example.js';

describe('the first example of an event', () => {
  it.each(registry.map((contract) => [`${contract.type}.v${contract.version}`, contract.payload] as const))(
    '%s could have been made from its schema',
    (_, payload) => {
      const example = firstExample(z.toJSONSchema(payload, { io: 'input' }) as JsonSchema);
      const issues = payload.safeParse(example).error?.issues ?? [];
      // A pattern that only this event knows is left to its author.
      expect(issues.filter((issue) => !('format' in issue && issue.format === 'regex'))).toEqual([]);
    },
  );
});
