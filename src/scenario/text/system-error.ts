/**
 * What a disk says, or the system about files: nothing that the program could have known.
 */

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'it would be larger than a file may be',
  EACCES: 'permission is denied',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'there is something of that name already',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file or folder',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk failed',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'it is in use',
  ELOOP: 'its links lead round in a circle',
  ENXIO: 'there is no such device',
  ENODEV: 'there is no such device',
  ESTALE: 'the network disk has lost it',
  ETXTBSY: 'it is a program that runs',
  EXDEV: 'it would have to go to another disk',
};

/** An error of the system in words, with its code for whoever looks it up; null: it is another one. */
export function reasonOf({ code = '' }: NodeJS.ErrnoException): string | null {
  const reason = REASONS[code];
  return reason === undefined ? null : `${reason} (${code})`;
}
