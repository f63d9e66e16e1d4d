// @ts-check
/** Who issues tokens for a nats-server: its operator, an account with JetStream, and viewers' tokens. */
import { createAccount, createOperator, createUser } from '@nats-io/nkeys';

/** As nsc writes them: no limits. */
const NO_LIMITS = Object.fromEntries(
  [
    ...['subs', 'data', 'payload', 'imports', 'exports', 'conn', 'leaf'],
    ...['mem_storage', 'disk_storage', 'streams', 'consumer'],
  ].map((limit) => [limit, -1]),
);

export function natsIssuer() {
  const [operator, account, system] = [createOperator(), createAccount(), createAccount()];
  const accounts = { [account.getPublicKey()]: 'shows', [system.getPublicKey()]: 'system' };
  const systemAccount = system.getPublicKey();
  const described = Object.entries(accounts).map(([sub, name]) => [
    sub,
    signed(operator, {
      ...{ sub, name },
      nats: {
        type: 'account',
        version: 2,
        limits: name === 'shows' ? { ...NO_LIMITS, wildcards: true } : {},
      },
    }),
  ]);
  return {
    /** For the server's configuration. */
    trust: `
      operator: ${signed(operator, {
        sub: operator.getPublicKey(),
        name: 'site',
        nats: { type: 'operator', version: 2, system_account: systemAccount },
      })}
      system_account: ${systemAccount}
      resolver: MEMORY
      resolver_preload: { ${described.map(([sub, jwt]) => `${sub}: ${jwt}`).join(', ')} }
    `,
    /** A token whose bearer needs no key of their own. @param {number} [seconds] it is good for */
    issue: (seconds) =>
      signed(account, {
        sub: createUser().getPublicKey(),
        name: 'viewer',
        ...(seconds !== undefined && { exp: Math.floor(Date.now() / 1000) + seconds }),
        nats: { ...NO_LIMITS, type: 'user', version: 2, bearer_token: true },
      }),
  };
}

/** @param {import('@nats-io/nkeys').KeyPair} issuer @param {object} claims */
function signed(issuer, claims) {
  const body = { iss: issuer.getPublicKey(), iat: Math.floor(Date.now() / 1000), ...claims };
  const text = [{ typ: 'JWT', alg: 'ed25519-nkey' }, body]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${Buffer.from(issuer.sign(Buffer.from(text))).toString('base64url')}`;
}
