/** What no answer to a stranger may hold: our files, our frames, our statements, our addresses, and names that were not asked for. */
const inside: readonly RegExp[] = [
  /node_modules|\.[mc]?[jt]s:\d|\bat (async )?[\w.<>]+ \(|stacktrace|"stack"/i,
  /\/(tmp|home|work|usr|app|root|var|dist)\//,
  /\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b|syntax error at or near|QueryFailedError|violates|relation "|linli_\w/,
  /127\.0\.0\.1|localhost|ECONN|EPIPE/,
  /Did you mean|Cannot read propert|is not a function|undefined \(/,
];

export const revealing = (answer: string): string[] => inside.flatMap((pattern) => pattern.exec(answer)?.[0] ?? []);
