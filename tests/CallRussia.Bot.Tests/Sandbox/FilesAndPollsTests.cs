using System.Text;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class FilesAndPollsTests : SandboxTest
{
    // The smallest PNG: one transparent pixel.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_photo_is_uploaded_once_and_sent_again_by_its_id()
    {
        var sent = (await Upload("sendPhoto", "photo", Picture, "caption")).Result;
        var photo = sent.GetProperty("photo")[0];
        Assert.Equal((1, 1), (photo.GetProperty("width").GetInt32(), photo.GetProperty("height").GetInt32()));
        Assert.Equal("caption", sent.GetProperty("caption").GetString());
        var again = await Bot.Call("sendPhoto", new { chat_id = Anna.Id, photo = photo.GetProperty("file_id").GetString() });
        Assert.True(again.Ok);
        Assert.Equal(Picture, Anna.LastMessage!.Photo!.Bytes.ToArray());
    }

    [Fact]
    public async Task What_is_not_a_picture_or_not_known_is_refused()
    {
        Assert.Equal("400 Bad Request: IMAGE_PROCESS_FAILED", (await Upload("sendPhoto", "photo", [1, 2, 3], "")).ToString());
        var unknown = await Bot.Call("sendPhoto", new { chat_id = Anna.Id, photo = "AgACunknown" });
        Assert.Equal("400 Bad Request: wrong file identifier/HTTP URL specified", unknown.ToString());
    }

    [Theory]
    [InlineData(1024, "ok")]
    [InlineData(1025, "400 Bad Request: message caption is too long")]
    public async Task A_caption_has_1024_characters_at_most(int length, string expected) =>
        Assert.Equal(expected, (await Upload("sendPhoto", "photo", Picture, new string('я', length))).ToString());

    [Fact]
    public async Task A_person_s_document_can_be_fetched()
    {
        var bytes = Encoding.UTF8.GetBytes("number\n+79750031234\n");
        Anna.SendDocument(bytes, "numbers.csv", "fresh ones");
        var document = (await Bot.Updates())[0].GetProperty("message").GetProperty("document");
        Assert.Equal("numbers.csv", document.GetProperty("file_name").GetString());
        var file = (await Bot.Call("getFile", new { file_id = document.GetProperty("file_id").GetString() })).Result;
        var path = $"/file/bot{Server.Token}/{file.GetProperty("file_path").GetString()}";
        Assert.Equal(bytes, await Bot.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
        Assert.Equal("404 Not Found", (await Bot.Get("/file/botwrong/documents/file_1.csv")).ToString());
    }

    [Fact]
    public async Task An_attached_file_is_found_by_its_name()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{Anna.Id}"), "chat_id" },
            { new StringContent("attach://report"), "document" },
            { new ByteArrayContent([1, 2, 3]), "report", "report.xlsx" },
        };
        Assert.True((await Bot.Post("sendDocument", form)).Ok);
        Assert.Equal("report.xlsx", Anna.LastMessage!.Document!.Name);
    }

    [Fact]
    public async Task A_quiz_is_voted_in_and_the_voter_is_told()
    {
        var sent = await Quiz(is_anonymous: false);
        Assert.Equal("quiz", sent.Result.GetProperty("poll").GetProperty("type").GetString());
        Anna.Vote(Anna.LastMessage!.Id, 1);
        var updates = await Bot.Updates();
        Assert.Equal(1, updates[0].GetProperty("poll").GetProperty("total_voter_count").GetInt32());
        var answer = updates[1].GetProperty("poll_answer");
        Assert.Equal(Anna.Id, answer.GetProperty("user").GetProperty("id").GetInt64());
        Assert.Equal(1, answer.GetProperty("option_ids")[0].GetInt32());
    }

    [Fact]
    public async Task An_anonymous_poll_does_not_tell_who_voted()
    {
        await Quiz(is_anonymous: true);
        Anna.Vote(Anna.LastMessage!.Id, 0);
        Assert.True(Assert.Single(await Bot.Updates()).TryGetProperty("poll", out _));
    }

    [Fact]
    public async Task A_quiz_needs_a_right_answer_among_its_options()
    {
        var answer = await Bot.Call("sendPoll", new { chat_id = Anna.Id, question = "?", options = new[] { "a" }, type = "quiz", correct_option_ids = new[] { 1 } });
        Assert.Equal("400 Bad Request: wrong correct option ID specified", answer.ToString());
    }

    private Task<WireAnswer> Quiz(bool is_anonymous) => Bot.Call("sendPoll", new
    {
        chat_id = Anna.Id,
        question = "Whom do we call?",
        options = new object[] { new { text = "Everyone" }, new { text = "Those who agreed" } },
        type = "quiz",
        correct_option_ids = new[] { 1 },
        is_anonymous,
    });

    private async Task<WireAnswer> Upload(string method, string field, byte[] bytes, string caption)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{Anna.Id}"), "chat_id" },
            { new StringContent(caption), "caption" },
            { new ByteArrayContent(bytes), field, "picture.png" },
        };
        return await Bot.Post(method, form);
    }
}
