/**
 * The command `ringback`: calls what is asked for, and tells the shell how it ended.
 */
import './compiler-flags.js';
import { CommanderError } from 'commander';
import { version } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import { newProgram } from './program.js';

const program = newProgram();

/** A reader who has gone changes no verdict; `print` tells of all other errors. */
process.stdout.on('error', () => {});
/** Talk that nobody hears is no reason to stop. */
process.stderr.on('error', () => {});

/** A twin in the environment that is empty is as good as none; a switch is also off at these words. */
const off = new Set(['0', 'false', 'no', 'off']);
const commands = program.commands.flatMap((each) => [each, ...each.commands]);
for (const option of commands.flatMap(({ options }) => options)) {
  const { envVar } = option;
  const value = envVar === undefined ? undefined : process.env[envVar]?.toLowerCase();
  if (envVar === undefined || value === undefined) continue;
  if (value === '' || (option.isBoolean() && off.has(value))) delete process.env[envVar];
}

/** What a disk says, or the system about files: nothing that the program could have known. */
const diskErrors = new Set(
  (
    'ENOSPC EDQUOT EFBIG EACCES EPERM EROFS ENOTDIR EEXIST EISDIR ENOENT ENOTEMPTY ENAMETOOLONG ' +
    'EIO EMFILE ENFILE EBUSY ELOOP ENXIO ENODEV ESTALE ETXTBSY EXDEV'
  ).split(' '),
);

async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return ExitCode.Done;
  } catch (error) {
    if (error instanceof Exit) {
      if (error.message !== '') process.stderr.write(`${error.message}\n`);
      return error.code;
    }
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.Done : ExitCode.Input;
    }
    const { code, message, stack } = error as NodeJS.ErrnoException;
    if (code !== undefined && diskErrors.has(code)) {
      process.stderr.write(
        `${message}\nnothing was written; free space or choose another folder with --out\n`,
      );
      return ExitCode.World;
    }
    process.stderr.write(
      `fault: ${message}\n  This is a bug of ringback ${version}. Please send the scenario, the seed and these lines:\n${stack}\n`,
    );
    return ExitCode.Fault;
  }
}

process.exitCode = await main();
