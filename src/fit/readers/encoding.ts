/** In which encoding a log is written, and its bytes as text. */
import { LogFault } from './reader.js';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a file that is no text begins with. */
const OTHER_FILES: readonly (readonly [bytes: readonly number[], what: string, remedy: string])[] =
  [
    [[0x50, 0x4b, 3, 4], 'a ZIP file or a workbook', 'unpack it, or save the sheet as CSV'],
    [[0xd0, 0xcf, 0x11, 0xe0], 'a workbook', 'save the sheet as CSV'],
    [[0x42, 0x5a, 0x68], 'packed with bzip2', 'unpack it with bunzip2'],
    [[0xfd, 0x37, 0x7a, 0x58], 'packed with xz', 'unpack it with unxz'],
    [[0x28, 0xb5, 0x2f, 0xfd], 'packed with zstd', 'unpack it with unzstd'],
    [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', 'export it as CSV'],
    [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'export the table as CSV'],
  ];

export function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, k) => bytes[k] === byte);
}

/**
 * By the byte order mark, else by where the zeros are: UTF-8 unless every second byte is zero.
 *
 * @throws LogFault where it is no text
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  for (const [first, what, remedy] of OTHER_FILES) {
    if (startsWith(bytes, first)) throw new LogFault([`is ${what}: ${remedy}`]);
  }
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, k) => {
    if (byte === 0) k % 2 === 0 ? even++ : odd++;
  });
  const half = bytes.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  if (even + odd > bytes.length / 10) {
    throw new LogFault(['is not text: export the log as CSV or JSON lines']);
  }
  return 'utf-8';
}

/** Bytes of an encoding as text, piece by piece; what cannot be read becomes �. */
export class Decoder {
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding);
  }

  text(bytes: Uint8Array): string {
    return this.decoder.decode(bytes, { stream: true });
  }

  /** What is left over at the end. */
  rest(): string {
    return this.decoder.decode();
  }
}
