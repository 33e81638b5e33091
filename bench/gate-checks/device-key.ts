import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { onDatabase } from '../../deploy/database-urls.js';
import { withClient } from '../../tools/database-roles.js';
import { asOwner, type Engines } from '../harness/engines.js';
import { device } from './some-checks.js';

const { privateKey, publicKey } = await generateKeyPair('ES256');
export const { x, y } = await exportJWK(publicKey);

/** The token of a device, good for some minutes. All have the same key. */
export const signed = ({ id } = device): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: id })
    .setIssuer(id)
    .setAudience('linli-gate')
    .setIssuedAt()
    .setExpirationTime('4m')
    .sign(privateKey);

/** As somebody has done who typed its code. */
export const enrol = (engines: Engines, { id, gateId, path } = device): Promise<void> =>
  asOwner(
    engines,
    'passes',
    `SET app.scope = '*'`,
    `INSERT INTO device (id, gate_id, path, state, code_hash, code_expires_at, x, y, invited_by, version)
     VALUES ('${id}', '${gateId}', '${path}', 'enrolled', '\\x00', now(), '${x}', '${y}', 'bench', 1)`,
  );

export const enrolAtPeer = ({ postgres: { url } }: Engines, { id, gateId, path } = device): Promise<unknown> =>
  withClient(onDatabase(url, 'peer'), (peer) =>
    peer.query('INSERT INTO device (id, "gateId", path, x, y) VALUES ($1, $2, $3, $4, $5)', [id, gateId, path, x, y]),
  );
