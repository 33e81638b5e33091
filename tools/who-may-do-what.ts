import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { roles, type Role } from '#platform/actor.js';
import { actions, mayGive, needsTwoFactors, ruleOf, smallestShownCount, type Action } from '#platform/policy.js';
import { checkout } from '../deploy/local/places.js';

const file = join(checkout, 'docs', 'who-may-do-what.md');

const sees = (action: Action, role: Role): string => {
  const { clear, masked } = ruleOf(action);
  if (clear.includes(role)) return 'clear';
  return masked.includes(role) ? 'masked' : '';
};

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const byAction = (): string =>
  table(
    ['action', 'lets somebody', 'clear', 'masked', 'two factors'],
    actions.map((action) => {
      const { does, clear, masked, twoFactor } = ruleOf(action);
      return [`\`${action}\``, does, clear.join(', '), masked.join(', '), twoFactor ? 'always' : ''];
    }),
  );

const signsInWith = (role: Role): string => {
  if (role === 'integrator' || role === 'service') return 'own key';
  return needsTwoFactors(role) ? 'password and code' : 'password';
};

const byRole = (): string =>
  table(
    ['role', 'signs in with', 'clear', 'masked', 'may give'],
    roles.map((role) => {
      const having = (kind: string) => actions.filter((action) => sees(action, role) === kind).join(', ');
      return [role, signsInWith(role), having('clear'), having('masked'), (mayGive[role] ?? []).join(', ')];
    }),
  );

const document = `# Who may do what

This page is printed from the table in \`libs/platform/policy.ts\` by \`node dist/tools/who-may-do-what.js\`; the same table decides.

- The relation is always the same: an action is allowed **inside the area of the grant**, and nowhere else. Areas are compared by whole
  codes. Row-level security in PostgreSQL holds below it, whatever path a question takes.
- **clear**: names and phones as they are, document numbers by their last four digits. **masked**: never a whole name, phone or number.
- With a password alone everything is masked. Where it says *two factors*, a password alone is refused whatever the role.
- Counts below ${smallestShownCount} are hidden from those who may not read residents in that area.
- Nobody gives a role to themselves, or outside their own area.

## By action

${byAction()}

## By role

${byRole()}
`;

const text = await prettier.format(document, { parser: 'markdown', printWidth: 140 });
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('docs/who-may-do-what.md differs from the policy table. Run: npm run build && node dist/tools/who-may-do-what.js\n');
  process.exitCode = 1;
}
