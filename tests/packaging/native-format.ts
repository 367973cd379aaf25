/** What a native module was made for: read off its own header, whatever it is called. */
export function nativeFormat(binary: Buffer): string {
  if (binary.readUInt32BE(0) === 0x7f454c46) return `linux-${processor(ELF, binary.readUInt16LE(18))}`;
  if (binary.readUInt32LE(0) === 0xfeedfacf) return `darwin-${processor(MACH_O, binary.readUInt32LE(4))}`;
  if (binary.toString('latin1', 0, 2) === 'MZ') {
    const header = binary.readUInt32LE(0x3c);
    if (binary.toString('latin1', header, header + 4) === 'PE\0\0')
      return `win32-${processor(PE, binary.readUInt16LE(header + 4))}`;
  }
  return 'unknown';
}

const ELF = { 0x3e: 'x64', 0xb7: 'arm64' };
const MACH_O = { 0x01000007: 'x64', 0x0100000c: 'arm64' };
const PE = { 0x8664: 'x64', 0xaa64: 'arm64' };

function processor(names: Readonly<Record<number, string>>, number: number): string {
  return names[number] ?? `0x${number.toString(16)}`;
}
