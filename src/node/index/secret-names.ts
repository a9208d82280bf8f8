/** Files that are nothing but keys and passwords, by the names that tools give them. */
const NAMES =
  /^(?:.*\.env|\.env(?:\..+)?~?|\.envrc|id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|_netrc|\.pgpass|\.pypirc|\.htpasswd|\.git-credentials|\.dockercfg|\.vault[-_]pass(?:word)?|kubeconfig|(?:credentials|secrets?|auth|service[-_]?account.*)\.(?:json|ya?ml|csv|toml)|.*\.tfstate(?:\.backup)?|.*\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc|gpg))$/i;

/** Written to be shared. */
const EXAMPLES = /\.(?:example|sample|template|dist|defaults?|pub)$/i;

/** Whether a file is left out for its name: `.env`, private keys, stores of passwords. */
export function isSecretName(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    (NAMES.test(name) && !EXAMPLES.test(name)) ||
    /(?:^|\/)\.(?:ssh|aws|gnupg|kube)\/|(?:^|\/)\.docker\/config\.json$/.test(path)
  );
}
