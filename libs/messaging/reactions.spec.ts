import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { AreaDefined, AreaRenamed } from '#contracts/registration.events.js';
import { react, Reactions, type ToHandle } from './reactions.js';

const tx = {} as EntityManager;
const name = { zh: '茅台新苑' };
const path = '310000000000.310105000000.310105008000.310105008020';
const place = { code: '310105008020', kind: 'committee', parent: '310105008000', path };
const defined = { ...place, name, roomState: null, roomStateOn: null };
const renamed = { code: '310105008020', name };

/** Three areas are defined, one is renamed, one more is defined. */
function heardBy(heard: string[]): ToHandle[] {
  const reactions = new Reactions([AreaDefined, AreaRenamed]);
  const hear = (who: string) => async (events: unknown) => {
    const ids = [events].flat().map((event) => (event as { id: string }).id);
    heard.push(`${who} ${ids.join(' ')}`);
  };
  reactions.add(AreaDefined, hear('one'));
  reactions.add(AreaDefined, hear('many'), true);
  reactions.add(AreaRenamed, hear('one'));
  const told = [AreaDefined, AreaDefined, AreaDefined, AreaRenamed, AreaDefined];
  return told.map((contract, index) => {
    const about = { id: `e${index}`, key: '310105008020', sequence: index + 1, time: new Date(0), jurisdiction: '310000000000' };
    const payload = JSON.stringify(contract === AreaDefined ? defined : renamed);
    const envelope = { type: contract.type, version: 1, ...about };
    return reactions.read(envelope, { topic: contract.topic.name, key: about.key, value: payload, headers: {} }) as ToHandle;
  });
}

describe('events of a run', () => {
  it('reach a reaction to many together as long as they follow one another, before the reactions to each', async () => {
    const heard: string[] = [];
    await react(heardBy(heard), tx);
    expect(heard).toEqual(['many e0 e1 e2', 'one e0', 'one e1', 'one e2', 'one e3', 'many e4', 'one e4']);
  });
});
