using System.Text.Json;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>Files of every kind and albums, out and in.</summary>
public sealed class MediaTests : SandboxTest
{
    // The smallest PNG: one transparent pixel.
    internal static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("sendVoice", "voice", "duration mime_type")]
    [InlineData("sendVideo", "video", "duration height mime_type width")]
    [InlineData("sendAnimation", "animation", "duration height mime_type width")]
    [InlineData("sendAudio", "audio", "duration mime_type performer title")]
    [InlineData("sendVideoNote", "video_note", "duration length")]
    [InlineData("sendSticker", "sticker", "emoji height is_animated is_video type width")]
    [InlineData("sendDocument", "document", "mime_type")]
    public async Task Each_kind_of_file_is_sent_fetched_and_sent_again_by_its_id(string method, string field, string expected)
    {
        var sent = (await Upload(method, field, [1, 2, 3])).Result;
        var file = sent.GetProperty(field);
        var names = file.EnumerateObject().Select(property => property.Name).Except(["file_id", "file_unique_id", "file_size", "file_name"]);
        Assert.Equal(expected, string.Join(' ', names.Order(StringComparer.Ordinal)));
        var id = file.GetProperty("file_id").GetString();
        var path = (await Bot.Call("getFile", new { file_id = id })).Result.GetProperty("file_path").GetString();
        Assert.Equal([1, 2, 3], await Bot.Http.GetByteArrayAsync(new Uri($"/file/bot{Server.Token}/{path}", UriKind.Relative)));
        var again = await Bot.Call(method, new Dictionary<string, object?> { ["chat_id"] = Anna.Id, [field] = id });
        Assert.Equal("ok", again.ToString());
        var missing = await Bot.Call(method, new { chat_id = Anna.Id });
        Assert.Equal($"400 Bad Request: there is no {field.Replace('_', ' ')} in the request", missing.ToString());
    }

    [Fact]
    public async Task A_file_keeps_its_kind_when_it_is_sent_by_its_id()
    {
        var voice = (await Upload("sendVoice", "voice", [1])).Result.GetProperty("voice").GetProperty("file_id").GetString();
        Assert.True((await Bot.Call("sendDocument", new { chat_id = Anna.Id, document = voice })).Result.TryGetProperty("voice", out _));
        Assert.Equal(
            "400 Bad Request: can't use file of type VoiceNote as Photo",
            (await Bot.Call("sendPhoto", new { chat_id = Anna.Id, photo = voice })).ToString());
    }

    [Fact]
    public async Task An_album_comes_as_messages_with_one_group()
    {
        var sent = (await Album("photo", "photo", "video")).Result.EnumerateArray().ToList();
        Assert.Equal(3, sent.Count);
        Assert.Single(sent.Select(message => message.GetProperty("media_group_id").GetString()).Distinct());
        Assert.Equal("caption 0", sent[0].GetProperty("caption").GetString());
        Assert.False((await Album("photo")).Result[0].TryGetProperty("media_group_id", out _));
    }

    [Fact]
    public async Task What_cannot_be_an_album_is_refused_in_the_real_words()
    {
        Assert.Equal("400 Bad Request: parameter \"media\" is required", (await Bot.Call("sendMediaGroup", new { chat_id = Anna.Id })).ToString());
        Assert.Equal("400 Bad Request: there are no messages to send", (await Album()).ToString());
        Assert.Equal(
            "400 Bad Request: too many messages to send as an album",
            (await Album([.. Enumerable.Repeat("photo", 11)])).ToString());
        Assert.Equal("400 Bad Request: Document can't be mixed with other media types", (await Album("photo", "document")).ToString());
        Assert.Equal(
            "400 Bad Request: can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
            (await Album("animation", "photo")).ToString());
        Assert.Equal(
            "400 Bad Request: can't parse InputMedia: media not found",
            (await Bot.Call("sendMediaGroup", new { chat_id = Anna.Id, media = new[] { new { type = "photo", media = "attach://none" } } })).ToString());
        Assert.DoesNotContain(Anna.Messages, message => message.FromBot);
    }

    [Fact]
    public async Task Media_is_edited_also_into_a_text_but_not_into_another_kind_of_album()
    {
        var text = await Say("Only words");
        var photo = (await Upload("sendPhoto", "photo", Picture)).Result.GetProperty("photo")[0].GetProperty("file_id").GetString();
        var edited = await Bot.Call("editMessageMedia", new { chat_id = Anna.Id, message_id = text.Id, media = new { type = "photo", media = photo, caption = "With a picture" } });
        Assert.Equal("With a picture", edited.Result.GetProperty("caption").GetString());
        var documents = (await Album("document", "document")).Result[0].GetProperty("message_id").GetInt32();
        Assert.Equal(
            "400 Bad Request: can't change media type in the album",
            (await Bot.Call("editMessageMedia", new { chat_id = Anna.Id, message_id = documents, media = new { type = "photo", media = photo } })).ToString());
    }

    [Fact]
    public async Task Places_and_dice_are_sent()
    {
        var venue = (await Bot.Call("sendVenue", new { chat_id = Anna.Id, latitude = 54.68, longitude = "25.28", title = "Office", address = "Vilnius" })).Result;
        Assert.Equal((54.68, 25.28), (venue.GetProperty("location").GetProperty("latitude").GetDouble(), venue.GetProperty("venue").GetProperty("location").GetProperty("longitude").GetDouble()));
        Assert.Equal("400 Bad Request: wrong location specified", (await Bot.Call("sendLocation", new { chat_id = Anna.Id, latitude = 91, longitude = 0 })).ToString());
        Assert.Equal("400 Bad Request: longitude is empty", (await Bot.Call("sendLocation", new { chat_id = Anna.Id, latitude = 1 })).ToString());
        Assert.InRange((await Bot.Call("sendDice", new { chat_id = Anna.Id })).Result.GetProperty("dice").GetProperty("value").GetInt32(), 1, 6);
    }

    [Fact]
    public async Task A_person_s_voice_sticker_place_and_album_reach_the_bot()
    {
        Anna.SendVoice(4);
        Anna.SendSticker("❤️");
        Anna.SendLocation(54.68, 25.28);
        Anna.SendAlbum([Picture, Picture], "Two of them");
        var messages = (await Bot.Updates(1)).Select(update => update.GetProperty("message")).ToList();
        Assert.Equal((4, "audio/ogg"), (messages[0].GetProperty("voice").GetProperty("duration").GetInt32(), messages[0].GetProperty("voice").GetProperty("mime_type").GetString()));
        Assert.Equal("❤️", messages[1].GetProperty("sticker").GetProperty("emoji").GetString());
        Assert.Equal(54.68, messages[2].GetProperty("location").GetProperty("latitude").GetDouble());
        Assert.Equal(messages[3].GetProperty("media_group_id").GetString(), messages[4].GetProperty("media_group_id").GetString());
        Assert.Equal("Two of them", messages[3].GetProperty("caption").GetString());
    }

    [Fact]
    public void A_silent_voice_is_a_well_formed_Ogg()
    {
        var ogg = Anna.SendVoice(2).File!.Bytes.ToArray();
        List<(byte Flags, long Position)> pages = [];
        for (var at = 0; at < ogg.Length;)
        {
            Assert.Equal("OggS"u8.ToArray(), ogg[at..(at + 4)]);
            pages.Add((ogg[at + 5], BitConverter.ToInt64(ogg, at + 6)));
            int segments = ogg[at + 26];
            at += 27 + segments + ogg[(at + 27)..(at + 27 + segments)].Sum(size => size);
        }

        Assert.Equal([(2, 0), (0, 0), (0, 48_000), (4, 96_000)], pages.Select(page => ((int)page.Flags, (int)page.Position)));
    }

    private async Task<WireAnswer> Upload(string method, string field, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{Anna.Id}"), "chat_id" },
            { new StringContent("7"), "duration" },
            { new StringContent("👍"), "emoji" },
            { new StringContent("Song"), "title" },
            { new StringContent("Choir"), "performer" },
            { new ByteArrayContent(bytes), field, "some.bin" },
        };
        return await Bot.Post(method, form);
    }

    private async Task<WireAnswer> Album(params string[] kinds)
    {
        using var form = new MultipartFormDataContent { { new StringContent($"{Anna.Id}"), "chat_id" } };
        var media = kinds.Select((type, i) => new { type, media = $"attach://f{i}", caption = $"caption {i}" });
        form.Add(new StringContent(JsonSerializer.Serialize(media)), "media");
        for (var i = 0; i < kinds.Length; i++)
        {
            form.Add(new ByteArrayContent(Picture), $"f{i}", "a.png");
        }

        return await Bot.Post("sendMediaGroup", form);
    }
}
