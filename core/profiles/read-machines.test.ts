import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../contracts/errors.ts'
import { findMachine } from './read-machines.ts'

const DESCRIPTION = `description: d
sources: [s]
hardware:
  name: mine
  arch: x64
  cpu: { model: c, cores: 4, threads: 4 }
  memory: { totalMiB: 8192 }
`

describe('findMachine', () => {
  let directory: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-machine-'))
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const write = async (name: string, text: string) => {
    await writeFile(join(directory, name), text)
    return join(directory, name)
  }
  const refused = (code: string, pattern: RegExp) => (error: unknown) =>
    error instanceof AppError && error.code === code && pattern.test(error.message) && !error.message.includes('\n')

  it('finds a known machine by name and any other by its file, whatever the file is called', async () => {
    assert.equal((await findMachine('n100-16gb')).name, 'n100-16gb')
    for (const name of ['mine.yaml', 'mine']) {
      assert.equal((await findMachine(await write(name, DESCRIPTION))).hardware.name, 'mine')
    }
  })

  it('takes a file of the working directory without a dot or slash in its name', async () => {
    const before = process.cwd()
    await write('mymachine', DESCRIPTION)
    process.chdir(directory)
    try {
      assert.equal((await findMachine('mymachine')).hardware.name, 'mine')
    } finally {
      process.chdir(before)
    }
  })

  it('lists the known machines for a name or a file that does not exist, and says which of them it was', async () => {
    await assert.rejects(
      findMachine('toaster'),
      refused('MACHINE_UNKNOWN', /no machine and no file named toaster.*n100/),
    )
    await assert.rejects(findMachine('./toaster'), refused('MACHINE_UNKNOWN', /no file \.\/toaster\..*n100-16gb/))
    await assert.rejects(findMachine('toaster.yaml'), refused('MACHINE_UNKNOWN', /no file toaster\.yaml/))
  })

  it('names the file and the line of broken YAML', async () => {
    const path = await write('broken.yaml', 'description: d\nhardware: [\n  a: b: c\n')
    await assert.rejects(findMachine(path), refused('MACHINE_INVALID', /broken\.yaml .*not YAML.* line 3/))
  })

  it('names the field that is wrong', async () => {
    const path = await write('wrong.yaml', DESCRIPTION.replace('totalMiB: 8192', 'totalMiB: much'))
    await assert.rejects(
      findMachine(path),
      refused('MACHINE_INVALID', /wrong\.yaml .*hardware\.memory\.totalMiB: .*number/),
    )
    await assert.rejects(findMachine(await write('empty.yaml', '')), refused('MACHINE_INVALID', /empty\.yaml .*object/))
  })

  it('refuses directories, what lies below a file, what is far too large and what it may not read', async () => {
    await assert.rejects(findMachine(directory), refused('MACHINE_INVALID', /is a directory/))
    const path = await write('big.yaml', DESCRIPTION)
    await assert.rejects(findMachine(`${path}/x`), refused('MACHINE_INVALID', /ENOTDIR/))
    await truncate(path, 5_000_000)
    await assert.rejects(findMachine(path), refused('MACHINE_INVALID', /too many/))
    if (process.getuid?.() === 0) return
    await chmod(await write('secret.yaml', DESCRIPTION), 0o000)
    await assert.rejects(findMachine(join(directory, 'secret.yaml')), refused('MACHINE_INVALID', /EACCES/))
  })
})
