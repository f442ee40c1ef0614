import {
  LLAMA_ENTRIES,
  LLAMA_TENSORS,
  text,
  u32,
  u64,
  type WritableTensor,
  type WritableValue,
  writeGguf,
} from './gguf-writer.ts'

/** A file that must be refused, and what the refusal must say. */
export interface MalformedFile {
  readonly name: string
  readonly bytes: Buffer
  readonly reason: RegExp
}

const HUGE = 2n ** 60n
const withEntry = (key: string, value: WritableValue): Buffer =>
  writeGguf({ entries: [...LLAMA_ENTRIES, [key, value]] })
const withTensor = (tensor: WritableTensor): Buffer => writeGguf({ tensors: [...LLAMA_TENSORS, tensor] })
const list = (elementType: number, count: bigint, bytes: Buffer = Buffer.alloc(0)): WritableValue => ({
  type: 9,
  bytes: Buffer.concat([u32(elementType), u64(count), bytes]),
})
const good = writeGguf()

/** Ways in which a GGUF file can be wrong, each made anew by code. */
export const MALFORMED: readonly MalformedFile[] = [
  { name: 'an empty file', bytes: Buffer.alloc(0), reason: /ends inside its first four bytes/ },
  { name: 'three bytes', bytes: Buffer.from('GGU'), reason: /ends inside/ },
  { name: 'a web page', bytes: Buffer.from('<!DOCTYPE html><html>not found</html>'), reason: /begin with GGUF/ },
  { name: 'the old magic', bytes: writeGguf({ magic: 'GGJT' }), reason: /begin with GGUF/ },
  { name: 'version 0', bytes: writeGguf({ version: 0 }), reason: /version 0/ },
  { name: 'version 1', bytes: writeGguf({ version: 1 }), reason: /version 1/ },
  { name: 'version 4', bytes: writeGguf({ version: 4 }), reason: /version 4/ },
  { name: 'big-endian', bytes: writeGguf({ version: 0x03000000 }), reason: /big-endian/ },
  { name: 'only a magic and a version', bytes: good.subarray(0, 8), reason: /ends inside the count of tensors/ },
  { name: '2^60 tensors', bytes: writeGguf({ tensorCount: HUGE }), reason: /tensors, more than/ },
  { name: 'one tensor too many', bytes: writeGguf({ tensorCount: 90_000n }), reason: /tensors, more than/ },
  { name: '2^60 header entries', bytes: writeGguf({ entryCount: HUGE }), reason: /entries, more than/ },
  { name: 'cut in the header', bytes: good.subarray(0, 100), reason: /entries, more than|ends inside/ },
  { name: 'cut in the tensor list', bytes: good.subarray(0, 420), reason: /ends inside|more than|cut short/ },
  { name: 'cut in the weights', bytes: writeGguf({ cut: 33 }), reason: /cut short/ },
  {
    name: 'a key of 2^60 letters',
    bytes: Buffer.concat([good.subarray(0, 8), u64(0n), u64(1n), u64(HUGE), Buffer.alloc(64)]),
    reason: /bytes long/,
  },
  {
    name: 'a key longer than allowed',
    bytes: withEntry('k'.repeat(2000), 1),
    reason: /2000 bytes long/,
  },
  { name: 'an empty key', bytes: withEntry('', 1), reason: /empty or has odd characters/ },
  { name: 'a key with a zero byte', bytes: withEntry('a\0b', 1), reason: /odd characters/ },
  { name: 'the same key twice', bytes: withEntry('general.name', 'again'), reason: /twice/ },
  {
    name: 'a text without end',
    bytes: withEntry('general.note', { type: 8, bytes: u64(HUGE) }),
    reason: /bytes long/,
  },
  {
    name: 'a text that ends after the file',
    bytes: withEntry('general.note', { type: 8, bytes: u64(100_000n) }),
    reason: /ends inside/,
  },
  {
    name: 'an unknown value type',
    bytes: withEntry('general.note', { type: 99, bytes: u64(0n) }),
    reason: /unknown type 99/,
  },
  {
    name: 'a truth value of 7',
    bytes: withEntry('general.flag', { type: 7, bytes: Buffer.from([7]) }),
    reason: /neither true/,
  },
  { name: 'a list of 2^60 numbers', bytes: withEntry('general.list', list(4, HUGE)), reason: /more than the file/ },
  { name: 'a list of 2^60 texts', bytes: withEntry('general.list', list(8, HUGE)), reason: /more than the file/ },
  { name: 'a list of lists', bytes: withEntry('general.list', list(9, 1n, Buffer.alloc(12))), reason: /list of lists/ },
  { name: 'a list of an unknown type', bytes: withEntry('general.list', list(77, 1n)), reason: /unknown type 77/ },
  {
    name: 'a list with a text without end',
    bytes: withEntry('general.list', list(8, 1n, u64(HUGE))),
    reason: /bytes long/,
  },
  {
    name: 'no architecture',
    bytes: writeGguf({ entries: [['general.name', 'x']] }),
    reason: /does not name an architecture/,
  },
  {
    name: 'an architecture that is a path',
    bytes: writeGguf({ entries: [['general.architecture', '../../etc']] }),
    reason: /does not name an architecture/,
  },
  {
    name: 'a billion layers',
    bytes: writeGguf({
      entries: [
        ['general.architecture', 'llama'],
        ['llama.block_count', 1_000_000_000],
      ],
    }),
    reason: /layers is absurd/,
  },
  { name: 'an alignment of zero', bytes: withEntry('general.alignment', 0), reason: /alignment is 0/ },
  { name: 'an alignment of 33', bytes: withEntry('general.alignment', 33), reason: /alignment is 33/ },
  { name: 'an alignment of 2 GiB', bytes: withEntry('general.alignment', 2 ** 31), reason: /alignment is/ },
  { name: 'an alignment that is a text', bytes: withEntry('general.alignment', 'wide'), reason: /alignment is wide/ },
  { name: 'a tensor without a name', bytes: withTensor({ name: '', dimensions: [8] }), reason: /no name/ },
  {
    name: 'a tensor name of 64 letters',
    bytes: withTensor({ name: 'n'.repeat(64), dimensions: [8] }),
    reason: /64 bytes long/,
  },
  {
    name: 'the same tensor twice',
    bytes: withTensor({ name: 'output_norm.weight', dimensions: [8] }),
    reason: /twice/,
  },
  { name: 'a tensor without dimensions', bytes: withTensor({ name: 'x', dimensions: [] }), reason: /0 dimensions/ },
  {
    name: 'a tensor of nine dimensions',
    bytes: withTensor({ name: 'x', dimensions: [8], rank: 9 }),
    reason: /9 dimensions/,
  },
  { name: 'a tensor with an empty side', bytes: withTensor({ name: 'x', dimensions: [8, 0] }), reason: /is empty/ },
  {
    name: 'a shape whose product overflows 64 bits',
    bytes: withTensor({ name: 'x', dimensions: [HUGE, HUGE], bytes: 32 }),
    reason: /more than any file/,
  },
  {
    name: 'a shape that wraps to a small number',
    bytes: withTensor({ name: 'x', dimensions: [2n ** 32n, 2n ** 32n], bytes: 32 }),
    reason: /more than any file/,
  },
  {
    name: 'a tensor larger than the file',
    bytes: withTensor({ name: 'x', dimensions: [2 ** 30], bytes: 32 }),
    reason: /past the end/,
  },
  {
    name: 'an unknown tensor type',
    bytes: withTensor({ name: 'x', dimensions: [8], type: 200 }),
    reason: /unknown type/,
  },
  {
    name: 'a withdrawn type with blocks of no size',
    bytes: withTensor({ name: 'x', dimensions: [32], type: 4 }),
    reason: /unknown type/,
  },
  {
    name: 'a row of half a block',
    bytes: withTensor({ name: 'x', dimensions: [8], type: 2 }),
    reason: /whole blocks of Q4_0/,
  },
  {
    name: 'a tensor at an odd place',
    bytes: withTensor({ name: 'x', dimensions: [8], offset: 5n }),
    reason: /aligned place/,
  },
  { name: 'overlapping tensors', bytes: withTensor({ name: 'x', dimensions: [8], offset: 0n }), reason: /overlaps/ },
  {
    name: 'a tensor past the end',
    bytes: withTensor({ name: 'x', dimensions: [8], offset: 2n ** 40n }),
    reason: /lies past the end/,
  },
  {
    name: 'an offset near 2^64',
    bytes: withTensor({ name: 'x', dimensions: [8], offset: 2n ** 64n - 32n }),
    reason: /past the end/,
  },
  { name: 'a gap before a tensor', bytes: withTensor({ name: 'x', dimensions: [8], offset: 224n }), reason: /gap/ },
  {
    name: 'a key that is not there',
    bytes: Buffer.concat([good.subarray(0, 24), text('x')]),
    reason: /more than|ends inside/,
  },
]
