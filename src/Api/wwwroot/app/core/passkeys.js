// @ts-check

/** Passkeys as the browser makes and uses them (WebAuthn level 3); the server's JSON goes in and comes out unchanged. */
export const passkeys = {
  /** Whether this browser and this address can use passkeys. */
  get possible() {
    return window.isSecureContext && typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
  },

  /** @param {{ options: any, state: string }} challenge */
  async make(challenge) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(challenge.options);
    return { credential: written(await navigator.credentials.create({ publicKey })), state: challenge.state };
  },

  /** @param {{ options: any, state: string }} challenge */
  async use(challenge) {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(challenge.options);
    return { credential: written(await navigator.credentials.get({ publicKey })), state: challenge.state };
  },
};

/** @param {Credential|null} credential */
function written(credential) {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('No passkey.', 'NotAllowedError');
  return credential.toJSON();
}
