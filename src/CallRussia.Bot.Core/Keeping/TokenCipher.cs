using System.Security.Cryptography;

namespace CallRussia.Bot.Core.Keeping;

/// <summary>
/// AES of single blocks under one key, its schedule computed once: a permutation of 128-bit words that only the key turns back. Not safe
/// for concurrent use; a result is valid until the next call.
/// </summary>
internal sealed class TokenCipher : IDisposable
{
    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _encryptor;
    private readonly ICryptoTransform _decryptor;
    private readonly byte[] _from = new byte[Marks.TokenBytes];
    private readonly byte[] _to = new byte[Marks.TokenBytes];

    public TokenCipher(byte[] key)
    {
        // One block at a time, each another one: nothing here depends on a mode.
        (_aes.Mode, _aes.Padding, _aes.Key) = (CipherMode.ECB, PaddingMode.None, key);
        (_encryptor, _decryptor) = (_aes.CreateEncryptor(), _aes.CreateDecryptor());
    }

    public ReadOnlySpan<byte> Encrypted(ReadOnlySpan<byte> block) => Through(_encryptor, block);

    public ReadOnlySpan<byte> Decrypted(ReadOnlySpan<byte> block) => Through(_decryptor, block);

    public void Dispose()
    {
        _encryptor.Dispose();
        _decryptor.Dispose();
        _aes.Dispose();
    }

    private byte[] Through(ICryptoTransform cipher, ReadOnlySpan<byte> block)
    {
        block.CopyTo(_from);
        _ = cipher.TransformBlock(_from, 0, _from.Length, _to, 0);
        return _to;
    }
}
