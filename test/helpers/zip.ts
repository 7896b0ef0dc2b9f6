/** Builds ZIP archives byte by byte: honest ones, and ones that lie. */
import { crc32, deflateRawSync } from 'node:zlib';

/** What a part says of itself, where that is not the truth. */
export interface PartLies {
  readonly method?: 'stored' | 'deflated';
  /** The number written for the method. */
  readonly methodNumber?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  readonly crc?: number;
  /** The size it claims to unpack to. */
  readonly size?: number;
  /** Bytes that are already deflated, so that a bomb need not be unpacked to be built. */
  readonly packed?: Buffer;
  /** Where the part claims to start. */
  readonly offset?: number;
}

export interface ZipPart extends PartLies {
  readonly name: string;
  readonly content: string | Buffer;
}

/** An archive of these parts, in this order. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = packedOf(part);
    const local = Buffer.concat([header(LOCAL, part, packed), packed.name, packed.bytes]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(part.offset ?? offset);
    directory.push(Buffer.concat([header(CENTRAL, part, packed), Buffer.alloc(10), place, packed.name]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...locals, entries, endOf(parts.length, entries.length, offset)]);
}

/** Signature, then what the two headers of a part have in common. Source: APPNOTE.TXT 4.3.7, 4.3.12. */
const LOCAL = Buffer.from('PK\x03\x04\x14\0', 'latin1');
const CENTRAL = Buffer.from('PK\x01\x02\x14\0\x14\0', 'latin1');

interface Packed {
  readonly name: Buffer;
  readonly bytes: Buffer;
  readonly crc: number;
  readonly size: number;
}

function packedOf(part: ZipPart): Packed {
  const content = Buffer.from(part.content);
  const deflated = (): Buffer => (part.method === 'stored' ? content : deflateRawSync(content, { level: 1 }));
  return {
    name: Buffer.from(part.name),
    bytes: part.packed ?? deflated(),
    crc: part.crc ?? crc32(content),
    size: part.size ?? content.length,
  };
}

function header(start: Buffer, part: ZipPart, { name, bytes, crc, size }: Packed): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(part.flags ?? 0, 0);
  fields.writeUInt16LE(part.methodNumber ?? (part.method === 'stored' ? 0 : 8), 2);
  fields.writeUInt32LE(crc, 8);
  fields.writeUInt32LE(bytes.length, 12);
  fields.writeUInt32LE(size, 16);
  fields.writeUInt16LE(name.length, 20);
  return Buffer.concat([start, fields]);
}

function endOf(count: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
