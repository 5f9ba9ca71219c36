using CallRussia.Bot.Hosting;
using Microsoft.Extensions.Configuration;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Secrets may lie in files, as containers and systemd hand them over.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string Token = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callrussia-secrets-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Token_and_key_are_read_from_their_files_without_the_line_end()
    {
        var settings = Read(("Telegram:Token:File", Secret("token", Token + "\n")), ("Storage:Key:File", Secret("key", Key + "\r\n")), ("Telegram:Token", ""));
        Assert.NotNull(settings.Token);
        Assert.Equal(Key, settings.StorageKey);
    }

    [Theory]
    [InlineData("Telegram:Token")]
    [InlineData("Storage:Key")]
    public void A_file_that_is_missing_empty_a_folder_or_no_secret_is_named_with_its_key_and_not_with_what_is_in_it(string key)
    {
        Refused("no such file", (key + ":File", Path.Combine(_folder.FullName, "nowhere")));
        Refused("is empty", (key + ":File", Secret("empty", " \n")));
        Refused("is a folder", (key + ":File", _folder.FullName));
        Refused("too long", (key + ":File", Secret("photo", new string('x', 10_000))));
        Refused("both set", (key + ":File", Secret("one", Key)), (key, Key));

        void Refused(string words, params (string, string?)[] settings)
        {
            var message = Assert.Throws<SettingsException>(() => Read(settings)).Message;
            Assert.Contains($"{key}:File", message, StringComparison.Ordinal);
            Assert.Contains(words, message, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_in_a_file_is_checked_as_if_it_stood_in_the_settings()
    {
        Assert.Contains("Storage:Key has less than 16", Assert.Throws<SettingsException>(() => Read(("Storage:Key:File", Secret("key", "secretword")))).Message, StringComparison.Ordinal);
        var token = Assert.Throws<SettingsException>(() => Read(("Telegram:Token:File", Secret("token", "no-token-at-all"))));
        Assert.Contains("Telegram:Token is no bot token", token.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no-token-at-all", token.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_file_key_is_named() =>
        Assert.Contains("Did you mean Storage:Key:File?", Assert.Throws<SettingsException>(() => Read(("Storage:Key:Fil", "x"))).Message, StringComparison.Ordinal);

    private string Secret(string name, string words)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, words);
        return path;
    }

    private static Settings Read(params (string Key, string? Value)[] settings) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => pair.Value)).Build());
}
