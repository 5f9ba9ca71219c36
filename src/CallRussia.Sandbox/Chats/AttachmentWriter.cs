using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Writes what a message carries besides words.</summary>
internal static class AttachmentWriter
{
    public static void Write(Utf8JsonWriter writer, SandboxMessage message)
    {
        switch (message.Attachment)
        {
            case FileAttachment file:
                FileWriter.Write(writer, file.File);
                writer.WriteFlag("has_media_spoiler", message.HasSpoiler);
                break;
            case LocationAttachment location:
                WriteLocation(writer, location);
                break;
            case VenueAttachment venue:
                WriteLocation(writer, venue.Location);
                WriteVenue(writer, venue);
                break;
            case DiceAttachment dice:
                writer.WriteStartObject("dice");
                writer.WriteString("emoji", dice.Emoji);
                writer.WriteNumber("value", dice.Value);
                writer.WriteEndObject();
                break;
            case ContactAttachment contact:
                WriteContact(writer, contact);
                break;
            case PollAttachment poll:
                writer.WritePropertyName("poll");
                WritePoll(writer, poll, withAnswers: true);
                break;
        }
    }

    /// <summary>A poll. The right answers of a quiz are told to those who may know them: the bot that made it may.</summary>
    public static void WritePoll(Utf8JsonWriter writer, PollAttachment poll, bool withAnswers)
    {
        writer.WriteStartObject();
        writer.WriteString("id", poll.Id);
        writer.WriteString("question", poll.Question);
        writer.WriteStartArray("options");
        for (var i = 0; i < poll.Options.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("persistent_id", i.ToString());
            writer.WriteString("text", poll.Options[i]);
            writer.WriteNumber("voter_count", poll.Votes.Contains(i) ? 1 : 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("total_voter_count", poll.Votes.Count > 0 ? 1 : 0);
        writer.WriteBoolean("is_closed", poll.IsClosed);
        writer.WriteBoolean("is_anonymous", poll.IsAnonymous);
        writer.WriteString("type", poll.IsQuiz ? "quiz" : "regular");
        writer.WriteBoolean("allows_multiple_answers", poll.AllowsMultipleAnswers);
        if (withAnswers && poll.IsQuiz)
        {
            WriteAnswers(writer, poll);
        }

        writer.WriteEndObject();
    }

    private static void WriteAnswers(Utf8JsonWriter writer, PollAttachment poll)
    {
        if (poll.CorrectOptions.Count == 1)
        {
            writer.WriteNumber("correct_option_id", poll.CorrectOptions[0]);
        }

        writer.WriteStartArray("correct_option_ids");
        foreach (var option in poll.CorrectOptions)
        {
            writer.WriteNumberValue(option);
        }

        writer.WriteEndArray();
        if (poll.Explanation is { } explanation)
        {
            writer.WriteString("explanation", explanation.Text);
            MessageWriter.WriteEntities(writer, "explanation_entities", explanation.Entities);
        }
    }

    private static void WriteContact(Utf8JsonWriter writer, ContactAttachment contact)
    {
        writer.WriteStartObject("contact");
        writer.WriteString("phone_number", contact.PhoneNumber);
        writer.WriteString("first_name", contact.FirstName);
        writer.WriteOptional("last_name", contact.LastName);
        if (contact.UserId is { } userId)
        {
            writer.WriteNumber("user_id", userId);
        }

        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, LocationAttachment location)
    {
        writer.WriteStartObject("location");
        writer.WriteNumber("latitude", location.Latitude);
        writer.WriteNumber("longitude", location.Longitude);
        writer.WriteEndObject();
    }

    private static void WriteVenue(Utf8JsonWriter writer, VenueAttachment venue)
    {
        writer.WriteStartObject("venue");
        WriteLocation(writer, venue.Location);
        writer.WriteString("title", venue.Title);
        writer.WriteString("address", venue.Address);
        writer.WriteEndObject();
    }
}
