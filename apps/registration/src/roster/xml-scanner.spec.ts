import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attribute, decodeXml, XmlScanner } from './xml-scanner.js';

function scanned(...chunks: string[]): string[] {
  const seen: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text) seen.push(text);
    text = '';
  };
  const scanner = new XmlScanner({
    open: (name, attributes) => (flush(), void seen.push(`<${name}${attributes.replace('/', '')}>`)),
    close: (name) => (flush(), void seen.push(`</${name}>`)),
    text: (raw) => void (text += decodeXml(raw)),
  });
  for (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return seen;
}

const xml = `<?xml version="1.0"?><x:a b="1 > 0"><!-- <no> --><c d='"'/>one &amp; &#x4e8c;<![CDATA[<&>]]></x:a>`;

describe('the XML scanner', () => {
  it('tells tags and text, without prefixes and comments', () => {
    expect(scanned(xml)).toEqual(['<a b="1 > 0">', `<c d='"'>`, '</c>', 'one & 二<&>', '</a>']);
  });

  it('tells the same however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(xml.length)), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), xml.length];
        expect(scanned(...places.slice(1).map((to, index) => xml.slice(places[index], to)))).toEqual(scanned(xml));
      }),
    );
  });

  it('refuses document types, so nothing expands and nothing is fetched', () => {
    expect(() => scanned('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')).toThrow('document types');
  });

  it('refuses what ends too early or never', () => {
    expect(() => scanned('<a><b')).toThrow('too early');
    expect(() => scanned('<a b="' + 'x'.repeat(2 * 1024 * 1024))).toThrow('without an end');
  });

  it('finds an attribute by its whole name', () => {
    expect(attribute(' x:id="1" rid="2" r="A&lt;1"', 'r')).toBe('A<1');
    expect(attribute(' r:id="7"', 'id')).toBe('7');
    expect(attribute(' grid="7"', 'id')).toBeUndefined();
  });
});
