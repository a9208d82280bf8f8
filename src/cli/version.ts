/** The version that the package states; read when it is asked for, since the manifest is large. */
export async function programVersion(): Promise<string> {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
  return manifest.version;
}
