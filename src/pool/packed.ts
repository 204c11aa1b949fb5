/** Bytes as they lie in Redis: deflated, behind eight bytes of a digest of what they come to. */
import { createHash } from 'node:crypto';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

const DIGEST_BYTES = 8;

export function packed(bytes: Uint8Array): Buffer {
  const deflated = deflateRawSync(bytes, { level: constants.Z_BEST_SPEED });
  return Buffer.concat([digestOf(bytes), deflated]);
}

/** null: they are not what was packed, or come to more than may be. */
export function unpacked(bytes: Uint8Array, most: number): Buffer | null {
  try {
    const content = inflateRawSync(bytes.subarray(DIGEST_BYTES), { maxOutputLength: most });
    return digestOf(content).equals(bytes.subarray(0, DIGEST_BYTES)) ? content : null;
  } catch {
    return null;
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, DIGEST_BYTES);
}
