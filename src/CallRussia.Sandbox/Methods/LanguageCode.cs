namespace CallRussia.Sandbox;

/// <summary>The language of a profile or command call: two letters, or empty for everyone without a list of their own.</summary>
internal static class LanguageCode
{
    public static string Read(BotCall call)
    {
        var code = call.Parameters["language_code"];
        return code.Length is 0 or 2 && code.All(char.IsAsciiLetterLower)
            ? code
            : throw Refusal.BadRequest("invalid language code specified");
    }
}
