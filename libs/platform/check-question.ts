import { type DocumentNode, Kind, parse } from 'graphql';
import { checkDocument, checkTokens, type DocumentLimits } from './document-limits.js';

/** Three times what the gateway lets in: its plan for an operation asks for keys and types beside what its caller wants. */
const limits: DocumentLimits = { tokens: 6_000, depth: 16, fields: 1_500, aliases: 150, directives: 60, introspection: false };
const mostKnown = 500;
const known = new Set<string>();

/**
 * The gateway asks the same again and again: what was small enough once is not measured again.
 * @throws Rejection as `checkTokens` and `checkDocument`
 */
export function checkQuestion(text: unknown): void {
  if (typeof text !== 'string' || known.has(text)) return;
  checkTokens(text, limits.tokens);
  checkDocument(parsed(text), limits);
  if (known.size >= mostKnown) known.clear();
  known.add(text);
}

/** Nothing to measure in what cannot be read: the server says what is wrong with it. */
function parsed(text: string): DocumentNode {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return { kind: Kind.DOCUMENT, definitions: [] };
  }
}
