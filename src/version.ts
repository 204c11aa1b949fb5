/** Put in by the build: the program's version, and a hash of the simulation itself. */
declare const __VERSION__: string;
declare const __MODEL_VERSION__: string;

export const version: string = __VERSION__;
/** Changes whenever the sources that make results change. */
export const modelVersion: string = __MODEL_VERSION__;
