using System.Text;
using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

public sealed class UpdateTests
{
    [Fact]
    public async Task Updates_come_one_by_one_as_they_were_sent_even_if_some_make_no_sense()
    {
        await using var stub = await StubBotApi.Start();
        stub.AnswerWith(200, """{"ok":true,"result":[{"update_id":9,"message": {"message_id":"?"}},{"update_id":4},17,{"update_id":"x"},{"update_id":12,"new_thing":{}}]}""");
        using var gateway = TestGateway.At(stub.Url);

        var updates = (await gateway.GetUpdates(offset: 9, timeout: 0, allowedUpdates: [UpdateType.Message, UpdateType.MyChatMember])).Value!;

        Assert.Equal([9, 4, 12], updates.Select(update => update.Id));
        Assert.Equal("""{"update_id":9,"message": {"message_id":"?"}}""", Encoding.UTF8.GetString(updates[0].Utf8Json.Span));
        Assert.Equal("""{"offset":9,"limit":100,"timeout":0,"allowed_updates":["message","my_chat_member"]}""", stub.TheOnly().Text);
    }

    [Theory]
    [InlineData("""{"ok":true,"result":[{},{}]}""")]
    [InlineData("""{"ok":true,"result":{}}""")]
    public async Task An_answer_in_which_no_update_has_an_id_is_an_error(string body)
    {
        await using var stub = await StubBotApi.Start();
        stub.AnswerWith(200, body);
        using var gateway = TestGateway.At(stub.Url);
        Assert.Equal(BotErrorKind.Decode, (await gateway.GetUpdates(timeout: 0)).Error!.Kind);
    }

    [Fact]
    public void A_text_is_read_with_its_sender_and_commands()
    {
        var update = Parse(
            """
            {"update_id":10,"message":{"message_id":3,"from":{"id":4503599627370495,"is_bot":false,"first_name":"Аня","language_code":"ru","new":1},
             "chat":{"id":4503599627370495,"type":"private","first_name":"Аня"},"date":1700000000,"text":"/start x\u0041",
             "entities":[{"type":"bot_command","offset":0,"length":6},{"type":"hologram","offset":7,"length":1}]}}
            """);

        Assert.Equal((UpdateType.Message, 4503599627370495, "/start xA"), (update.Type, update.Message!.From!.Id, update.Message.Text));
        Assert.Equal([MessageEntityType.BotCommand, MessageEntityType.Unknown], update.Message.Entities!.Select(entity => entity.Type));
        Assert.False(update.Message.IsInaccessible);
    }

    [Fact]
    public void A_tap_on_a_message_that_is_too_old_has_an_inaccessible_one()
    {
        var update = Parse(
            """
            {"update_id":11,"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"chat_instance":"2","data":"c:1",
             "message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":0}}}
            """);

        Assert.Equal((UpdateType.CallbackQuery, "c:1", true), (update.Type, update.CallbackQuery!.Data, update.CallbackQuery.Message!.IsInaccessible));
    }

    [Theory]
    [InlineData("kicked", ChatMemberStatus.Kicked)]
    [InlineData("member", ChatMemberStatus.Member)]
    [InlineData("overlord", ChatMemberStatus.Unknown)]
    public void Blocking_and_unblocking_is_read_and_a_new_status_is_unknown(string word, ChatMemberStatus status)
    {
        const string person = """{"id":5,"is_bot":false,"first_name":"A"}""";
        var update = Parse(
            $$$"""
            {"update_id":12,"my_chat_member":{"chat":{"id":5,"type":"private"},"from":{{{person}}},"date":1700000000,
             "old_chat_member":{"status":"member","user":{{{person}}}},"new_chat_member":{"status":"{{{word}}}","user":{{{person}}},"until_date":0} } }
            """);

        Assert.Equal((UpdateType.MyChatMember, status), (update.Type, update.MyChatMember!.NewChatMember.Status));
    }

    [Fact]
    public void A_poll_answer_is_read()
    {
        var update = Parse("""{"update_id":13,"poll_answer":{"poll_id":"99","user":{"id":5,"is_bot":false,"first_name":"A"},"option_ids":[1],"option_persistent_ids":["b"]}}""");
        Assert.Equal((UpdateType.PollAnswer, "99", 1), (update.Type, update.PollAnswer!.PollId, update.PollAnswer.OptionIds.Single()));
    }

    [Fact]
    public void A_kind_of_update_that_we_do_not_know_is_read_as_unknown() =>
        Assert.Equal(UpdateType.Unknown, Parse("""{"update_id":14,"telepathy":{"from":{"id":5}}}""").Type);

    [Theory]
    [InlineData("""{"update_id":1,"message":{"chat":{"id":5,"type":"private"},"date":1,"text":"SECRET"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":"SECRET","type":"private"},"date":1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":null,"date":1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":-1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":1,"text":"\ud83d SECRET"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"\ud83d"},"date":1}}""")]
    [InlineData("""{"message":null}""")]
    [InlineData("SECRET")]
    [InlineData("null")]
    [InlineData("")]
    public void An_update_that_can_t_be_read_is_reported_without_its_content(string json)
    {
        Assert.False(Update.TryParse(Encoding.UTF8.GetBytes(json), out _, out var problem));
        Assert.DoesNotContain("SECRET", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_make_one_update_unreadable_and_throw_nothing()
    {
        byte[] json = [.. """{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":1,"text":" """u8, 0xFF, 0xFE, .. "\"}}"u8];
        Assert.False(Update.TryParse(json, out _, out _));
    }

    [Fact]
    public void Printing_what_came_shows_ids_and_never_names_texts_or_numbers()
    {
        var update = Parse(
            """
            {"update_id":10,"message":{"message_id":3,"from":{"id":5,"is_bot":false,"first_name":"Hidden","username":"Hidden"},
             "chat":{"id":5,"type":"private","title":"Hidden","username":"Hidden"},"date":1700000000,"text":"Hidden","caption":"Hidden",
             "contact":{"phone_number":"Hidden","first_name":"Hidden"},"document":{"file_id":"1","file_unique_id":"1","file_name":"Hidden"},
             "reply_to_message":{"message_id":2,"chat":{"id":5,"type":"private"},"date":1,"text":"Hidden"}}}
            """);

        object[] printed =
        [
            update, update.Message!, update.Message!.From!, update.Message.Chat, update.Message.Contact!, update.Message.Document!,
            new CallbackQuery("1", update.Message.From!, update.Message, "Hidden"), new BotResult<Message>(update.Message, null),
            new PollAnswer("1", [1], update.Message.From), new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Hidden", "Hidden")),
        ];
        Assert.All(printed, value => Assert.DoesNotContain("Hidden", value.ToString(), StringComparison.Ordinal));
        Assert.Equal("Message 3 in Private chat 5", update.Message.ToString());
    }

    private static Update Parse(string json)
    {
        Assert.True(Update.TryParse(Encoding.UTF8.GetBytes(json), out var update, out var problem), problem);
        return update;
    }
}
