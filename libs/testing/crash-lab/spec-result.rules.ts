import type { Trials } from '../trials.js';

/** The part of what Jest writes down that is needed here. */
export interface JestResult {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/**
 * What went wrong: each trial that the spec named, each test that failed, each file that could not be run. A test that fails for trials
 * that it has named is counted beside them: once too often rather than once too seldom.
 */
export function wrongIn({ testResults }: JestResult, told: readonly Trials[]): string[] {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed');
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  return [
    ...told.flatMap(({ wrong }) => wrong),
    ...failed.map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages?.[0] ?? 'failed')}`),
    ...unread.map(({ name, message }) => `${name} could not be run: ${firstLine(message)}`),
  ];
}
