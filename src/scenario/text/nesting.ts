/**
 * How deep a text is nested, found before it is parsed.
 *
 * The parser goes down by calling itself, and near the end of the stack even a regular expression
 * can bring the whole process down; so what is far deeper than any scenario is not given to it.
 */

const DEEPEST = 100;

/** Whether brackets, indentation or compact lists (`- - -`) go deeper than any scenario would. */
export function isTooDeep(text: string): boolean {
  return bracketsTooDeep(text) || indentsTooDeep(text);
}

function bracketsTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === 0x5b || character === 0x7b) depth++;
    else if ((character === 0x5d || character === 0x7d) && depth > 0) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function indentsTooDeep(text: string): boolean {
  const open: number[] = [];
  const line = /^([ \t]*)((?:[-?:][ \t]+)*)[^\n]/gm;
  for (let match = line.exec(text); match !== null; match = line.exec(text)) {
    const indent = match[1]?.length ?? 0;
    while (open.length > 0 && (open[open.length - 1] ?? 0) >= indent) open.pop();
    open.push(indent);
    const compact = (match[2] ?? '').replace(/[ \t]/g, '').length;
    if (open.length + compact > DEEPEST) return true;
  }
  return false;
}
